"""Names that the catalog knows: which of a surface form's meanings may stand here."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lexindex.casetalk import has_person, spoken
from lexindex.catalog import Catalog
from lexindex.catalog_rows import LONE, PROPER, Name, one_joint
from lexindex.grammars.parts import CONNECTORS, year_after, year_before
from lexindex.grammars.places import is_place
from lexindex.model import Form, Kind, Mention, Pinpoint
from lexindex.text import any_of

# A name may be written in small letters when it ends in what it is: "voting rights act", "clean water rule".
_LEGAL_ENDS = frozenset(
    """
    act acts statute rule rules treaty convention conventions protocol agreement agreements accord accords code law laws
    bill case law pact deal rights ban order plan charter directive regulation
    """.split()
)
_LEGAL_BEGINS = frozenset(
    ["convention", "treaty", "covenant", "protocol", "directive", "regulation"]
)  # "the convention against torture"
_FOREIGN_ACTS = ("lex ", "loi ", "ley ", "lei ", "legge ")  # written small in running text: "the lex Tusk"
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|\w+teenth) amendment")
_NEEDS_REACH = 3000  # characters each way: a newspaper article whole, a passage of a book


@lru_cache(maxsize=4096)
def _fits(found: str, spelling: str) -> bool:
    """Whether a text's capitals allow this spelling of the name."""
    if found == spelling:
        return True
    if " " not in spelling:
        return False
    if found.isupper() or (
        found.startswith(_FOREIGN_ACTS) and found[1:] == spelling[1:] and found.replace(" ", "").isalpha()
    ):
        return True
    words, model = found.split(" "), spelling.split(" ")
    if len(words) != len(model):
        return False
    if all(
        have[:1].isupper() or "-" in have[1:3] or not want[:1].isupper()
        for have, want in zip(words, model, strict=True)
    ):
        # Title case ("e-Commerce Directive"), or a nickname in small letters; "ACLU" does not fit "Aclu", nor "IT" "It".
        return all(
            have[:1].isupper() or have == want or have.islower() or have[1:] == want[1:]
            for have, want in zip(words, model, strict=True)
        )
    if (
        found[:1].isupper()
        and found[:1] == spelling[:1]
        and words[0] == model[0]
        and (len(words) > 2 or words[-1] in _LEGAL_ENDS)
    ):
        return not _ORDINAL.fullmatch(
            found.lower()
        )  # sentence case: "Geneva Convention on refugees", "Paris agreement"
    if _PROVISION.fullmatch(found):
        return True  # "landlords use section 21": what such a name needs stands nearby
    if found.islower() or found[1:].islower() or all(map(_lowered, words, model)):
        return (
            (words[-1] in _LEGAL_ENDS or (words[0] in _LEGAL_BEGINS and len(words) > 2))
            and not _ORDINAL.fullmatch(found.lower())
            and len(words) > 1
            and found.lower() != "bill of rights"
        )
    return False


_PROVISION = re.compile(r"(?:section|article|title|rule|schedule) \d{1,4}[A-Z]?")


def _lowered(have: str, want: str) -> bool:
    """Whether a word is written small, but for what stands in capitals anyway: "the anti-SLAPP directive"."""
    return have.islower() or have == want[:1].lower() + want[1:]


def _same_capitals(found: str, spelling: str) -> bool:
    """Whether the words that an acronym has in capitals are so here: "New START", not "New Start"."""
    pairs = zip(found.split(" "), spelling.split(" "), strict=False)
    return all(have == want or not (want.isupper() and len(want) > 1) for have, want in pairs)


_SAYS_WHAT_IT_IS = re.compile(
    r"\b(?:Acts?|Law|Code|Constitution|Convention|Treaty|Protocol|Agreement|Accords?|Covenant|Charter|Pact|Rules?|Regulations?|Directive|Order|Proclamation|Resolution|Declaration|Statute|Bill|Amendment|Ordinance|"
    r"Clause|Plan|Principles|Framework|Decision|Edict|Compromise|Settlement|Platform|Programme|Program|Agenda|Compact|Memorandum|Decree|Final Act|Statement|Instrument|Grundgesetz|Ley|Loi)\b|^(?:In re|Ex parte|Matter of|Re )| vs?\.? | versus |^R \("
)


# What makes a street, a hall or a party of the name before it.
_GOES_ON = re.compile(
    r" (?:and (?:Freedoms|Duties|Responsibilities)|Avenue|Hill|Street|Square|[Cc]ent(?:er|re)|Hall|Room|Suite|Hotel|Party|Tribunal|Organi[sz]ation|Day|Gardens|Bridge|School|Elementary|Foundation|Society|Coalition|Institute|Project|Alliance|League|Association|Secretariat|Network|Museum"
    r"|(?:[A-Z][a-z]+ ){0,2}(?:Commission(?!er| (?:ha|wi|i|wa|President|Decision|Regulation|Implementing|Delegated))|Committee|Council(?! (?:Decision|Regulation|Directive|of)\b)))\b"
)
_AMENDS = re.compile(
    r"\) (?:[A-Z][a-z]+ )?(?:[Oo]rdinance|[Aa]ct|[Bb]ill|[Rr]ules|[Rr]egulations|[Oo]rder|[Dd]ecree)\b"
)
_FOR_OTHERS = re.compile(r" (?:for|of) (?:the )?[A-Z]")
_OF_ANOTHER = re.compile(r" of (?:(?:the|this|that|its?|an?)\b|[A-Z])")
_SECTION_ALONE = re.compile(r"[Ss]ection \d{1,4}")
# "Title IX", "Article 50", "Title VI of the Civil Rights Act": a place that names its act.
_PLACE_NAME = re.compile(
    r"(?P<unit>section|article|title|chapter) (?P<number>\d{1,4}(?:\([a-z0-9]{1,3}\)){0,2}|[IVXLC]{1,6})(?: of\b|\Z)",
    re.IGNORECASE,
)
_PLACED = frozenset((Kind.STATUTE, Kind.TREATY))
_BARE_PLACE = re.compile(r"(?:Section|Article|Title|Rule|Chapter) ", re.IGNORECASE)


# One party's name with a surname or a title beside it is the person.
_PERSON = re.compile(r" [A-Z][a-z]+(?! (?:v\.?|vs\.?) )|(?:'s)? (?:told|added|and (?:his|her)|himself|herself)\b")
# What a party does, and its case does not: "Citizens United spent", "Hobby Lobby claimed a right".
_FIRM_ACTS = re.compile(
    r"(?:,? which| itself| also| has| had)? (?:argued|argues|claimed|claims|sued|sues|filed|files|appealed|objected|objects|contended|contends|asked|asserted|asserts|refused|insisted|maintained|sought|seeks|spent|made|produced|employs|sells|sold|operates|owns|believes|wanted|wants|won|lost|paid|pays)\b|"
    r"'s (?:lawyers?|attorneys?|owners?|founders?|president|chief|employees|workers|stores?|health|insurance|film|movie|argument|claims?|lawsuit|brief)\b"
)
# What a case does, and neither a firm nor a person: "Obergefell legalised".
_CASE_DID = re.compile(
    r" (?:overturned|upheld|struck down|legali[sz]ed|ended|held that|established|reaffirmed|overruled|gutted|desegregated|outlawed|recogni[sz]ed|protects|upended|transformed|remade"
    r"|extended|expanded|narrowed|applied|reshaped|is (?:still )?(?:good|bad|settled) law|was (?:wrongly |rightly )?decided|was (?:overturned|overruled))\b"
)
_OF_FIRM = re.compile(
    r"\b(?:(?:filed|brought|owned|made|founded|produced|represented|employed|run) by|(?:lawyers?|attorneys?|counsel|owners?|employees|workers) (?:for|of|at)|(?:suits?|lawsuits?|complaint) against|sued) \Z",
    re.IGNORECASE,
)
_OF_CASES = re.compile(
    any_of(
        r"courts?|cases?|rul(?:ed|ing|ings)|decisions?|doctrine|precedents?|justices?|judges?|overturn\w*|overrul\w*|constitution\w*|legal|lawyers?|lawsuits?|deference|rights?|opinion|v"
    )
    + r"\b",
    re.IGNORECASE,
)
_AS_CASE = re.compile(r"\b(?:[Aa]fter|[Ss]ince|[Uu]nder|[Bb]efore|[Oo]verturn\w*|[Cc]iting|pre|post)[ -]\Z")
# "settled in Plessy.": nobody is in a person at the end of a clause.
_IN_CASE, _CLAUSE_ENDS = re.compile(r"\bin \Z"), re.compile(r"[.,;](?!\w)")
_OFFICE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lord|Lady|Senator|Congressman|President|Judge|Justice)\.? (?:[A-Z][a-z]+ )?\Z"
)


# "the court's decision in Citizens United": nobody decides in a body; a surname may be of another case.
_DECIDED_IN = re.compile(r"\b(?:[Rr]uling|[Dd]ecision|[Jj]udge?ment|[Hh]olding|[Oo]pinion|[Dd]issent)s? in \Z")


def _decided(text: str, start: int, name: str) -> bool:
    """Whether the words before a party's name say that it is a case."""
    return " " in name and _DECIDED_IN.search(text, max(0, start - 14), start) is not None and not is_place(name)


@lru_cache(maxsize=4096)
def _is_proper(spelling: str, type_: str) -> bool:
    """Whether a name is the instrument's own: its title, or a popular name that says what it is."""
    return type_ in ("title", "official", "bare") or (type_ in PROPER and _SAYS_WHAT_IT_IS.search(spelling) is not None)


# "The Sydney, 139 U.S. 331": its report stands behind a lone name.
_CITED_AS = re.compile(r", \d{1,4} [A-Z][\w.]{0,4}")
# Where the parties of a case's name are joined, and the first letter of the second.
JOINT = r"[A-Za-z0-9.,)'\"] (?:[Vv]s?\.?|VS\.?|versus|VERSUS|Versus) [A-Za-z0-9\"'$(]"
_WORD = 40
_LETTERS = re.compile(r"[a-z0-9]+")


def _beside_joint(left: str, right: str) -> str:
    """The last letters of one party and the first of the other, by which a name is looked up; "" where there are none."""
    last, first = _LETTERS.findall(left[-_WORD:].lower()), _LETTERS.search(right[:_WORD].lower())
    return f"{last[-1]} {first.group()}" if last and first else ""


_DATED = frozenset((Kind.STATUTE, Kind.REGULATION))
_NOT_BEFORE = "-_/@#."
_NOT_AFTER = frozenset("_@")
_DOUBTFUL = ("party", "acronym", LONE)  # types whose words around are always looked at


def _form(entries: tuple[Name, ...]) -> Form:
    return Form.NAMED if any(_is_proper(entry.spelling, entry.type) for entry in entries) else Form.ALIAS


def _lone(entries: tuple[Name, ...]) -> bool:
    """Whether a name is a case's alone, and a plain one: only its report behind it says that the case is meant."""
    return len(entries) == 1 and entries[0].type == LONE


def unowned(text: str, mention: Mention) -> Mention:
    """The mention without the place that owns it, which a row's name may have: "Sedition Act" of "Malaysia's Sedition Act"."""
    key = mention.key
    if key[0] != "name" or "'s " not in key[1] or mention.kind is Kind.CASE or mention.pinpoints:
        return mention
    owned = text.find("'s ", mention.start, mention.end)
    if owned < 0 or not is_place(text[mention.start : owned]):
        return mention
    return mention._replace(start=owned + 3)


class Surface(NamedTuple):
    """A surface form to look for: whether its capitals may vary, whether it counts only with a report behind it."""

    text: str
    caseless: bool
    cited: bool


class Names:
    """The gazetteer: every name of the catalog, with its boundaries, capitals, years and needs checked."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the names of this catalog."""
        self._names: Mapping[str, tuple[Name, ...]] = catalog.names
        self._catalog = catalog
        self._text = self._lower = ""
        self._stood: dict[tuple[tuple[str, ...], int], bool] = {}
        self._parties: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[str, tuple[tuple[Name, ...], Kind, Form, str]] = {}

    def surfaces(self) -> list[Surface]:
        """Every surface form to look for; names of two parties are sought by their joint."""
        found: dict[Surface, None] = {}
        for surface, entries in self._names.items():
            left, joint, right = surface.partition(" v. ")
            if joint and (key := _beside_joint(left, right)):
                self._parties.setdefault(key, []).append((left, right))
            elif " " in surface:
                found[Surface(surface, caseless=True, cited=_lone(entries))] = None
            else:
                for entry in entries:
                    found[Surface(entry.spelling, caseless=False, cited=_lone(entries))] = None
        return list(found)

    def versus(self, text: str, end: int) -> Mention | None:
        """The longest name whose two parties stand on both sides of the joint that `JOINT` hit, one letter before `end`."""
        right = end - 1
        low = max(0, right - 9)
        left = max(text.rfind(" ", low, right - 1), text.rfind("\n", low, right - 1))
        if left < 0:
            return None
        key = _beside_joint(text[max(0, left - _WORD) : left], text[right : right + _WORD])
        found = None
        for plaintiff, defendant in self._parties.get(key, ()):
            start, stop = left - len(plaintiff), right + len(defendant)
            if (
                start >= 0
                and (found is None or stop - start > found.end - found.start)
                and text[start:left].replace("\n", " ").lower() == plaintiff
                and text[right:stop].replace("\n", " ").lower() == defendant
            ):
                found = self.match(text, start, stop) or found
        return found

    def match(self, text: str, start: int, end: int) -> Mention | None:
        """The name at exactly this place, if its capitals, boundaries and needs allow one of its meanings."""
        if start < 0 or (start and ((before := text[start - 1]).isalnum() or before in _NOT_BEFORE)):
            return None
        after = text[end : end + 1]
        written, plural = text[start:end], 0
        if after.isalnum() or after in _NOT_AFTER:
            # "landlords served Section 21s": several of what a section provides for
            if after != "s" or text[end + 1 : end + 2].isalnum() or not _SECTION_ALONE.fullmatch(written):
                return None
            plural = 1
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = self._prepared(one_joint(written.replace("\n", " ")))
        entries, kind, form, lower = known
        if after == ")" and start and text[start - 1] == "(" and _AMENDS.match(text, end, end + 24):
            return None  # "the Citizenship (First Amendment) Ordinance" amends an act of that name
        if after != "," and _lone(entries):
            return None  # a place or a ship, as nearly always: no report stands behind it
        if (
            kind is Kind.CASE
            and len(entries) == 1
            and (needs := entries[0].needs)
            and written[-1].islower()
            and text[end : end + 2] != " ("
            and not text[start - 2 : start - 1].isdigit()
            and not self._stands(needs, text, start)
            and not _decided(text, start, written)
        ):
            return None  # as most surnames are, without a year beside them: what else could say that it is a case
        if not entries or (after == " " and _GOES_ON.match(text, end)) or text[start - 4 : start].lower() == "non-":
            return None
        if written.endswith("Carta") and _FOR_OTHERS.match(text, end, end + 10):
            return None  # "the Magna Carta of Women" is the Philippines' own
        if (
            written[-1].isdigit()
            and text[end : end + 4] == " of "
            and _OF_ANOTHER.match(text, end)
            and _BARE_PLACE.match(written)
        ):
            return None  # "Article 50 of the Directive" is a place in the directive
        stop, year = end + plural, ""
        if (after == " " and (kind is not Kind.CASE or text[end + 1 : end + 2] == "(")) or (
            after == "," and kind is not Kind.CASE
        ):
            stop, year = year_after(text, end)
        begun = start
        if not year and text[start - 2 : start - 1].isdigit():
            start, year = year_before(text, start)
        first = entries[0]
        if len(entries) > 1 or first.needs or first.type in _DOUBTFUL:
            kept = [entry for entry in entries if self._fits_here(entry, year, text, begun, end, stop)]
            if not kept:
                return None
            if len(kept) < len(entries):
                entries, first = tuple(kept), kept[0]
                kind, form = self._catalog.instruments[first.id].kind, _form(entries)
        own = year or (lower[-4:] if lower[-4:].isdigit() else "")
        dated = (("year", own),) if own and kind in _DATED else ()
        pinned = _PLACE_NAME.match(written) if kind in _PLACED and not year and " " in written else None
        places = (Pinpoint(pinned["unit"].lower(), pinned["number"]),) if pinned else ()
        key = ("name", lower, year, *[entry.id for entry in entries])
        return Mention(start, stop, kind, form, key, pinpoints=places, fields=dated)

    def _prepared(self, found: str) -> tuple[tuple[Name, ...], Kind, Form, str]:
        """What a surface, exactly as written, may mean wherever it stands."""
        lower = found.lower()
        entries = tuple(
            entry
            for entry in self._names.get(lower, ())
            if _fits(found, entry.spelling) and (entry.type != "acronym" or _same_capitals(found, entry.spelling))
        )
        if not entries:
            return (), Kind.CASE, Form.NAMED, lower
        return entries, self._catalog.instruments[entries[0].id].kind, _form(entries), lower

    def _fits_here(self, entry: Name, year: str, text: str, start: int, end: int, stop: int) -> bool:
        """Whether the words around allow this meaning."""
        # Its own year beside it says enough: "the Privacy Act of 1974".
        if (
            entry.needs
            and not self._dated(entry.id, year)
            and not _cited_beside(text, start, end)
            and not self._stands(entry.needs, text, start)
            and not (entry.type == "party" and _decided(text, start, entry.spelling))
        ):
            return False
        surname = " " not in entry.spelling and not entry.spelling.isupper()
        if (surname or entry.type == "party") and _OFFICE.search(text, max(0, start - 28), start):
            return False  # "Rep. Henry Hyde"
        if entry.type == LONE:
            return _CITED_AS.match(text, stop, stop + 16) is not None
        if entry.type == "party":
            if (
                _PERSON.match(text, stop)
                or _FIRM_ACTS.match(text, stop, stop + 24)
                or _OF_FIRM.search(text, max(0, start - 24), start)
            ):
                return False
            said = entry.needs and (
                _AS_CASE.search(text, max(0, start - 12), start)
                or (_CLAUSE_ENDS.match(text, stop) and _IN_CASE.search(text, max(0, start - 4), start))
            )
            if said:
                return True
            did = bool(entry.needs) and _CASE_DID.match(text, stop, stop + 24) is not None
            near = did or _OF_CASES.search(text, max(0, start - 250), stop + 250) is not None
            return near and (spoken(text, start, end) or not self._presents(text, text[start:end], entry.id))
        if entry.type == "acronym" and end - start < 7:
            return not self._means_other(text[start:end], text, start, end, entry.id)
        return True

    def _presents(self, text: str, name: str, id_: str) -> bool:
        """Whether the text gives a person of this name a first name or title; asked once for each text and name."""
        if self._text is not text:
            self._text, self._lower, self._stood = text, text.lower(), {}
        key = (("person", name, id_), 0)
        if key not in self._stood:
            self._stood[key] = has_person(text, name, self._catalog.instruments[id_].title, acts=False)
        return self._stood[key]

    def _dated(self, id_: str, year: str) -> bool:
        return bool(year) and year in self._catalog.years(id_)

    def _stands(self, needs: tuple[str, ...], text: str, start: int) -> bool:
        """Whether one of the words needed starts a word around; asked once for each stretch of a text."""
        if self._text is not text:
            self._text, self._lower, self._stood = text, text.lower(), {}
        block = start // _NEEDS_REACH
        answer = self._stood.get((needs, block))
        if answer is None:
            low, high = (block - 1) * _NEEDS_REACH, (block + 2) * _NEEDS_REACH
            answer = self._stood[needs, block] = _starts_a_word(needs, self._lower, max(0, low), high)
        return answer

    def _means_other(self, acronym: str, text: str, start: int, end: int, id_: str) -> bool:
        """Whether the text spells the acronym out as something else: "Environmental Protection Agency" for EPA."""
        pattern = _spelled_out(acronym)
        if pattern is None:
            return False
        window = text[max(0, start - _NEEDS_REACH) : end + _NEEDS_REACH]
        own = {name for alias in self._catalog.records[id_].aliases if " " in (name := _stems(alias.name))}
        spelled = [_stems(found.group()) for found in pattern.finditer(window)]
        return bool(spelled) and not any(name in phrase or phrase in name for phrase in spelled for name in own)


@lru_cache(maxsize=4096)
def _stems(name: str) -> str:
    """The words of a name that count, each without its plural: writers slip in "of", "on" and the numbers.

    >>> _stems("United Nations Declarations of the Rights of Peasants")
    'united nation declaration right peasant'
    """
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", name.lower().replace("'s", "").replace("'", ""))
    return " ".join(word.rstrip("s") for word in words if word not in CONNECTORS)


@lru_cache(maxsize=1024)
def _spelled_out(acronym: str) -> re.Pattern[str] | None:
    letters = [letter for letter in acronym if letter.isalpha()]
    if len(letters) < 2 or not acronym.isupper():
        return None
    joint = r"[\w'-]{1,20} (?:(?:of|for|and|on|the|to|in) ){0,2}"
    first, *rest = letters  # the engine runs to the next such letter by itself, where it would try each word for "\b"
    return re.compile(joint.join((rf"{first}(?<!\w{first})", *rest)) + r"[\w'-]{1,20}\b")


# "INA § 235", "section 245 of the INA", "Title VII, 42 U.S.C. § 2000e-2": the citation says that it is an act.
_CITED_BEHIND = re.compile(r" §| (?:[Ss]ections?|[Ss]ecs?\.) \d|,? \d{1,2} U\. ?S\. ?C")
_CITED_BEFORE = re.compile(r"(?:[Ss]ections? |[Aa]rt(?:icle|\.) |§ ?)\d[\w().-]{0,16} of (?:the )?\Z")


def _cited_beside(text: str, start: int, end: int) -> bool:
    """Whether a section, or the place in the Code, stands right beside an acronym or a numbered title."""
    if not text[end - 1].isupper():
        return False
    return (
        _CITED_BEHIND.match(text, end, end + 10) is not None
        or _CITED_BEFORE.search(text, max(0, start - 40), start) is not None
    )


def _starts_a_word(needs: tuple[str, ...], lower: str, low: int, high: int) -> bool:
    """Whether one of the needs begins a word of this stretch; plain finds are many times faster than one pattern."""
    for need in needs:
        at = lower.find(need, low, high)
        while at >= 0:
            if not at or not lower[at - 1].isalnum():
                return True
            at = lower.find(need, at + 1, high)
    return False
