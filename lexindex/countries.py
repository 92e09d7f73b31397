"""Which country's act a name means: the places a text speaks of, and the owner that stands beside the name.

Most countries have a Privacy Act. The one is meant whose country owns it in so many words ("Kenya's Data Protection
Act", "the Companies Act of India"), else the one whose country the text speaks of most; else it stays open.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lexindex.catalog import DATA, Catalog
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.homonyms import placeless
from lexindex.model import Form, Instrument, Kind, Mention
from lexindex.text import sentence

_PLACES_REACH = 200_000  # characters: what a document says of its country, it says early
# The engine runs to the next capital by itself, and only then looks behind it.
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])(?<!Inter-[A-Z])[\w.]*(?: (?=[A-Z]))?")
_NATIONAL = (Kind.STATUTE, Kind.BILL, Kind.REGULATION)
_MADE = re.compile(
    r"\b(?:pass|enact|sign|adopt|legislat|promulgat|introduc|approv|vot|amend|assent|came into force|took effect|law\b|laws\b|[Bb]ill\b|Act\b|statute|No\. ?\d{1,4} of )"
)
_YEAR = re.compile(r"[12](?<![\d/-][12])(?:(?<=1)[6-9]|(?<=2)0)\d\d(?![\d/-])")
STRASBOURG = re.compile(r"\bStrasbourg|\bEuropean Court of Human Rights|\bECtHR\b|\bECHR\b|\bHuman Rights Act\b")
_CONGRESS = re.compile(r"Congress(?<!\wCongress)(?!\w)")
# Of states whose constitution is not the American one, where nothing else shows which it is.
_PARLIAMENT = re.compile(
    r"\b(?:Parliament|[Pp]rime [Mm]inister|Governor[- ]General|MPs?|Opposition [Ll]eader|[Cc]onstitutional [Cc]ourt|[Cc]hancellor|[Aa]pex [Cc]ourt"
    r"|National Assembly|Chief Minister|(?:[Ll]aw|[Hh]ome|[Ff]inance) [Mm]inister|Leader of (?:the )?Opposition|Deputy Speaker|[Cc]rores?|[Ll]akhs?|prorogued)\b"
)
# Georgia is a country of the Caucasus where a text says so, else the American state.
_CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Batumi|Kutaisi|Abkhazia|South Ossetia|Saakashvili|Ivanishvili|Zourabichvili|Kobakhidze|Caucasus"
    r"|Georgian (?:Dream|parliament|government|president|prime minister|authorities|opposition|lawmakers))\b"
)
_ATLANTA = re.compile(r"\b(?:Atlanta|Fulton County|Savannah|Gov\.|Kemp|Raffensperger)\b")
# States that are, or Russia that was, of the Council of Europe; Georgia by its name alone is the American state.
_OF_EUROPE = frozenset(
    "al ad am at az be ba bg hr cy cz dk ee fi fr ge us-ga de gr hu is ie it lv li lt lu mt md mc me nl mk no pl pt ro ru sm "
    "rs sk si es se ch tr ua gb".split()
)
_SHARED = frozenset({"eu", "un", "int", "coe", ""})  # no country's own
_OF_PLACE = re.compile(r"(?!eu|un)[a-z]{2}(?:-[a-z]+)?/")
_UNWRITTEN = ("gb", "il")  # "the Constitution" is never theirs, however much a text speaks of them
_WITHIN = {"hk": "cn", "mo": "cn"}  # whose legislature also legislates there


@lru_cache(maxsize=1)
def shared_titles() -> frozenset[str]:
    """Titles without years that countries share whose acts the catalog does not all hold; `data/shared_titles.csv`."""
    with (DATA / "shared_titles.csv").open(encoding="utf-8", newline="") as handle:
        return frozenset(row["title"] for row in csv.DictReader(handle))


def place_of(words: str) -> str | None:
    """The jurisdiction that a place name or its adjective stands for."""
    plain = words.rstrip(" .")
    if code := PHRASES.get(plain) or PLACES.get(words) or PLACES.get(plain):
        return code
    if plain.endswith(("ans", "ians")) and plain != "Indians":  # "Canadians"; Indians may be of America
        return PLACES.get(plain[:-1])
    return None


@lru_cache(maxsize=1)
def _phrase_leads() -> frozenset[str]:
    """The words that begin a phrase for a place, as they are written with a space behind them."""
    leads = {f"{phrase.partition(' ')[0]} " for phrase in PHRASES}
    return frozenset(leads | {lead.upper() for lead in leads})


_LEADS = "a phrase may begin here"


@lru_cache(maxsize=8192)  # the same few words are capitals in most sentences
def _mark(written: str) -> str | None:
    """What a capitalised word says of a place: the jurisdiction, `_LEADS`, or nothing."""
    return _LEADS if written in _phrase_leads() else _of_word(written)


def _of_word(written: str) -> str | None:
    word = written.rstrip()
    if len(word) > 4 and word.isupper():
        word = word.title()  # a dispatch begins "NAIROBI"
    return place_of(word) if word != "African" else None


def place_codes(text: str) -> Iterator[str]:
    """The jurisdiction of each place that a text names, longest phrase first."""
    words = _CAPITALISED.findall(text)
    done = 0
    for at, code in enumerate(map(_mark, words)):
        if code is None or at < done:
            continue
        if code is not _LEADS:
            yield code
            continue
        for length in (3, 2):  # another capitalised word follows
            phrase = "".join(words[at : at + length]).rstrip(" .")
            if named := PHRASES.get(phrase.title() if len(phrase) > 4 and phrase.isupper() else phrase):
                done = at + length
                yield named
                break
        else:
            if alone := _of_word(words[at]):
                yield alone


_OWNER = re.compile(
    r"(?:(?P<owner>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})(?:'s?|(?<=s)')|(?P<people>[A-Z][\w.]*(?: [A-Z][\w.]*){0,1}))"
    r" (?:(?:own|new|tough|controversial|draconian|strict|landmark|proposed|amended|notorious|federal|colonial-era|so-called)"
    r",? ){0,2}\Z"
)
# The words that may stand between an owner and a name, as _OWNER has them.
_OWN_WORDS = frozenset(
    "own new tough controversial draconian strict landmark proposed amended notorious federal colonial-era so-called".split()
)


def _may_own(text: str, floor: int, start: int) -> bool:
    """Whether the last word before a name may be its owner, or stand behind that: told without a search for one."""
    last = text[max(floor, text.rfind(" ", floor, start - 1) + 1) : start - 1]
    return not last.islower() or last.rstrip(",") in _OWN_WORDS


_OF_OWNER = re.compile(r",? of (?:the )?(?P<owner>[A-Z]\w+(?: [A-Z]\w+)?)\b")
_ITS = re.compile(r"\b(?:its|their)(?: own| new| \d{4})? \Z")
# "The Kenyan parliament repealed the colonial-era", "lawmakers in Kenya passed the".
_HOUSE = r"(?:[Pp]arliament|[Ll]awmakers|[Ll]egislators|MPs|[Ss]enat(?:e|ors)|[Aa]ssembly|[Cc]ongress|[Cc]abinet|[Gg]overnment|[Ll]egislature|[Pp]resident|king|junta|house)"
_MADE_BY = re.compile(
    rf"\b(?:(?P<people>[A-Z]\w+)(?:'s)? (?:(?:lower|upper) )?{_HOUSE}|(?:{_HOUSE}) (?:in|of) (?P<place>[A-Z]\w+))(?: (?:has|have|had|also|later|finally))?"
    r" (?:passed|repealed|enacted|adopted|approved|amended|scrapped|abolished|replaced|revived|used|invoked) (?:the|a|an) (?:[a-z][\w-]+ ){0,2}\Z"
)
_SENTENCE = re.compile(r"[.!?][\"')]{0,2}\s|\n")


def owner(text: str, start: int, end: int) -> str | None:
    """The jurisdiction to which the words beside a name give it: "India's", "the British", "of Nigeria"."""
    floor = max(0, start - 60)
    if text[start - 1 : start] == " " and _may_own(text, floor, start) and (found := _OWNER.search(text, floor, start)):
        words = (found["owner"] or found["people"]).split(" ")
        for drop in range(len(words)):
            if code := place_of(" ".join(words[drop:])):
                return code
    if text[end : end + 4] == " of " and (found := _OF_OWNER.match(text, end, end + 40)):
        return place_of(found["owner"]) or place_of(found["owner"].split(" ")[0])
    if _ITS.search(text, floor, start):
        return _spoken_of_as_its(text, start)
    if text[start - 1 : start] == " " and (made := _MADE_BY.search(text, max(0, start - 110), start)):
        return place_of(made["people"] or made["place"])
    return None


def _spoken_of_as_its(text: str, start: int) -> str | None:
    """The one country that the sentence has named before "its": "Mexico has two gun shops, and its constitution"."""
    sentence = text[max(0, start - 200) : start]
    named = {code.partition("-")[0] for code in place_codes(_SENTENCE.split(sentence)[-1])}
    return named.pop() if len(named) == 1 else None


def country(instrument: Instrument) -> str:
    """The country of an instrument, without its part; empty when it is of none or of several."""
    code = (instrument.jurisdiction or "").partition("-")[0]
    return "" if code in _SHARED or instrument.kind not in _NATIONAL else code


_ENDS_AS_ACT = re.compile(r" (?:act|law|statute|code)\Z")


def owned(ids: Sequence[str], whose: str, instruments: Mapping[str, Instrument], name: str = "") -> list[str] | None:
    """Those that this owner may have; None when it owns none of them, and each is some other country's."""
    nation = whose.partition("-")[0]
    theirs = [id_ for id_ in ids if instruments[id_].jurisdiction == whose]
    if not theirs:
        theirs = [id_ for id_ in ids if nation in (country(instruments[id_]), _WITHIN.get(country(instruments[id_])))]
    if (
        theirs
        and "-" in whose
        and _ENDS_AS_ACT.search(name)
        and all(instruments[i].jurisdiction == nation for i in ids)
    ):
        return None  # "Georgia's RICO law" is the state's own, not the federal act
    if theirs or nation in _SHARED or not all(country(instruments[id_]) for id_ in ids):
        return theirs or list(ids)
    return None


def american(mention: Mention) -> bool:
    """Whether a place in a constitution may be in the American one, which has seven articles and no sections by themselves."""
    first = mention.pinpoints[0] if mention.pinpoints else None
    if first is None or first.unit not in ("article", "section"):
        return True
    number = re.match(r"\d+", first.first)
    return first.unit == "article" and (number is None or int(number.group()) <= 7)


def unwritten(written: str) -> Sequence[str]:
    """The countries that are not meant by a name written so: those without a constitution in one text."""
    return _UNWRITTEN if "Constitution" in written else ()


def abroad(ids: Sequence[str], instruments: Mapping[str, Instrument]) -> list[str]:
    """Those of other countries than the United States."""
    return [id_ for id_ in ids if country(instruments[id_]) != "us"]


def spoken_of(ids: Sequence[str], where: Counter[str], instruments: Mapping[str, Instrument]) -> list[str]:
    """Those of the country that the text speaks of most; all of them when it speaks of none or of two alike."""
    marks = Counter({country(instruments[id_]): 0 for id_ in ids})
    for code in marks:
        marks[code] = where[code] + sum(n for place, n in where.items() if place == _WITHIN.get(code))
    (best, most), *others = marks.most_common(2)
    if not most or (others and most < 2 * others[0][1]):
        return list(ids)
    return [id_ for id_ in ids if country(instruments[id_]) == best]


class Whereabouts:
    """What one document says of its country, counted once when first asked."""

    def __init__(self, text: str, mentions: Sequence[Mention], catalog: Catalog) -> None:
        """Take the document and what was found in it; nothing is counted yet."""
        self.text, self.mentions, self.catalog = text, mentions, catalog
        self._where: Counter[str] | None = None
        self._caucasus: bool | None = None
        self._years: dict[str, bool] = {}

    def owner(self, start: int, end: int) -> str | None:
        """The jurisdiction to which the words beside a name give it, as this text means it."""
        code = owner(self.text, start, end)
        return self.meant(code) if code else None

    def meant(self, code: str) -> str:
        """The jurisdiction that a place's code stands for in this text: "Georgia's law" in a report from Tbilisi is no state's."""
        if code != "us-ga":
            return code
        if self._caucasus is None:
            text = self.text[:_PLACES_REACH]
            self._caucasus = _CAUCASUS.search(text) is not None and _ATLANTA.search(text) is None
        return "ge" if self._caucasus else code

    def of_country(self, ids: Sequence[str], stated: Sequence[str], name: str) -> list[str]:
        """Of acts of several countries under one name, those of the country that the text speaks of.

        Where it speaks of two, the act that goes by this very name stands if its country is spoken of most.
        """
        instruments = self.catalog.instruments
        if len({country(instruments[id_]) for id_ in ids}) == 1:
            return list(stated)
        there = spoken_of(ids, self.places(), instruments)
        if len(there) < len(ids):
            return self.catalog.preferred(there, name)
        where = Counter({code: self.places()[code] for code in {country(instruments[id_]) for id_ in ids}})
        ((_, most),) = where.most_common(1)
        if most and len(stated) == 1 and where[country(instruments[stated[0]])] == most:
            return list(stated)
        return list(dict.fromkeys((*stated, *ids)))

    def foreign(self, id_: str, name: str) -> bool:
        """Whether an act with a plain name is of a country that the text never speaks of, though it does of another.

        "The Cruelty to Animals Act" in a report from Perth is not the British act of 1876. Of a title
        that is known to be shared, silence is enough.
        """
        instrument = self.catalog.instruments[id_]
        if instrument.kind is Kind.CASE and len(name.split()) < 3 and " v" not in name:
            return self._apart(instrument)
        home, amendment = country(instrument), name.endswith(" amendment")
        plain = name.endswith((" act", " code", " bill", " ordinance")) or name.startswith("code of ")
        plain = plain and len(name.split()) <= 4
        if instrument.kind is not Kind.STATUTE or not (plain or amendment):
            return False
        where = self.places()
        local = instrument.jurisdiction or ""
        if name in shared_titles() and not (where[home] and ("-" not in local or where[local])):
            return True  # of a province that the text does not name: the next one has an act of that title, too
        countries = Counter({code: n for code, n in where.items() if len(code) == 2 and code not in ("eu", "un")})
        if amendment and home == "us" and countries.total() <= 0 and _PARLIAMENT.search(self.text):
            return True  # "the National Assembly passed the 26th Amendment", and nothing says whose
        if not countries or where[home]:
            return False
        ((best, most),) = countries.most_common(1)
        return best != home and most >= (2 if amendment else 3) and most * 2 > countries.total()

    def _apart(self, case: Instrument) -> bool:
        """Whether a case that goes by one surname is of a country never spoken of, and the text is of one other."""
        home, where = (case.jurisdiction or "").partition("-")[0], self.places()
        nations = {code: n for code, n in where.items() if len(code) == 2 and code not in ("eu", "un") and n > 0}
        return (
            len(home) == 2 and home != "eu" and len(nations) == 1 and home not in nations and max(nations.values()) > 1
        )

    def at_home(
        self, ids: Sequence[str], rivals: Sequence[str], whose: str | None = None, *, apart: Sequence[str] = ()
    ) -> list[str]:
        """The instrument of its owner, or of the country that the text speaks of most, where only the place differs.

        `apart` are countries that have none such, however much the text speaks of them.
        """
        if whose and (theirs := [i for i in (*ids, *rivals) if self.catalog.instruments[i].jurisdiction == whose]):
            return list(dict.fromkeys(theirs))
        where = self.places()
        home = Counter({id_: where[self.catalog.instruments[id_].jurisdiction or ""] for id_ in (*ids, *rivals)})
        (best, most), *others = home.most_common(2) or [("", 0)]
        if most and not self.is_home(best, apart):
            # The text is of a country whose own is not known, unless the name is of one it also speaks of.
            return [id_ for id_ in ids if where[country(self.catalog.instruments[id_])]]
        if most and (not others or most >= 2 * others[0][1]):
            return [best]
        if not most and _PARLIAMENT.search(self.text):
            return abroad(ids, self.catalog.instruments)
        left = list(ids) if ids and not most else [id_ for id_, _ in home.most_common(6) if home[id_]] or list(ids)
        union = all(country(self.catalog.instruments[id_]) == "us" for id_ in left)
        return (
            ["statute:us/constitution"] if union and "statute:us/constitution" in left else left
        )  # a state's has its name

    def strasbourg(self, mention: Mention, title: str) -> str | None:
        """The Council of Europe for a person's case against one of its states, where the text speaks of its court."""
        first, _, second = title.partition(" v. ")
        if mention.kind is not Kind.CASE or place_of(second.removeprefix("the ")) not in _OF_EUROPE or place_of(first):
            return None
        near = STRASBOURG.search(self.text, max(0, mention.start - 600), mention.end + 600)
        return "coe" if near else None

    def of_its_year(self, ids: Sequence[str]) -> str | None:
        """The one of a country's acts of one name of whose year the text tells of lawmaking: signed into law in May 2023."""
        instruments = self.catalog.instruments
        if len({instruments[id_].jurisdiction for id_ in ids}) > 1:
            return None
        dated = [id_ for id_ in ids if any(map(self._made_in, self.catalog.years(id_)))]
        return dated[0] if len(dated) == 1 else None

    def _made_in(self, year: str) -> bool:
        """Whether a sentence with this year tells of lawmaking: not the year of a precedent, nor of a person's move."""
        if year not in self._years:
            head, found = self.text[:_PLACES_REACH], 0
            self._years[year] = False
            while (found := head.find(year, found) + 1) and not self._years[year]:
                alone = not (head[found - 2 : found - 1] or " ").isdigit() and _YEAR.match(head, found - 1)
                self._years[year] = (
                    bool(alone) and _MADE.search(head, *sentence(head, found - 1, found + 3)) is not None
                )
        return self._years[year]

    def beside(self, candidates: Sequence[Instrument], mention: Mention) -> Instrument | None:
        """Of instruments between which the document does not decide, that of the country its paragraph has named."""
        if not any(known.jurisdiction and country(known) for known in candidates):
            return None
        floor = max(self.text.rfind("\n\n", 0, mention.start), mention.start - 600, 0)
        named = set(place_codes(self.text[floor : mention.end]))
        named |= {code.partition("-")[0] for code in named}
        there = [known for known in candidates if known.jurisdiction in named]
        return there[0] if len(there) == 1 else None

    def is_home(self, id_: str, apart: Sequence[str] = ()) -> bool:
        """Whether the text speaks of the instrument's country, and of no other more, those set `apart` left out."""
        where, home = self.places(), country(self.catalog.instruments[id_])
        nations = (n for code, n in where.items() if len(code) == 2 and code not in {"eu", "un"} and code not in apart)
        return where[home] > 0 and all(n <= where[home] for n in nations)

    def home(self) -> str | None:
        """The country whose acts a text means that names them without one: the country that it speaks of by far most.

        None for a federation whose parts it speaks of, and for the United States: the act may be a state's.
        """
        nations = Counter({c: n for c, n in self.places().items() if len(c) == 2 and c not in ("eu", "un") and n > 0})
        (best, most), (_, fewer) = [*nations.most_common(2), ("us", 0), ("us", 0)][:2]
        if best == "us" or most < max(2, 3 * fewer) or (most < 4 and _CONGRESS.search(self.text)):
            return None
        parts = best != "gb" and any(n > 0 for code, n in self.places().items() if code.startswith(f"{best}-"))
        return None if parts else best

    def places(self) -> Counter[str]:
        """How often the text speaks of each jurisdiction: its places, and its unmistakable instruments."""
        if self._where is None:
            self._where = Counter()
            for code in map(self.meant, place_codes(self.text[:_PLACES_REACH])):
                self._where[code] += 1
                if "-" in code:
                    self._where[code.partition("-")[0]] += 1
            self._where["us"] -= (len(_CONGRESS.findall(self.text, 0, _PLACES_REACH)) + 1) // 2  # others have one too
            shared = placeless(self.catalog)
            for slug in {mention.key[1] for mention in self.mentions if mention.key[0] == "cite"}:
                if _OF_PLACE.match(slug):  # a citation shows its country as a place does
                    self._where.update({slug[:2], slug.partition("/")[0]})
            for mention in self.mentions:
                if mention.key[0] == "name" and len(mention.key) == 4 and mention.key[1] not in shared:
                    known = self.catalog.instruments[mention.key[3]]
                    if known.kind is Kind.CASE and mention.form is Form.ALIAS:
                        continue  # a surname shows no country
                    if mention.key[2] and known.date and mention.key[2] not in self.catalog.years(known.id):
                        continue  # an act of another year may be another country's
                    if known.kind is not Kind.STATUTE or len(mention.key[1].split()) > 4 or mention.key[2]:
                        self._where[known.jurisdiction or ""] += 2
        return self._where
