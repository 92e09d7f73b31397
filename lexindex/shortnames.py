"""Names that a text gives itself: "(HRA)" after the act, "Roe" after "Roe v. Wade"."""

import re
import string
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lexindex.casetalk import formal, has_person, joined, spoken
from lexindex.catalog import Catalog
from lexindex.grammars.parties import party_back
from lexindex.grammars.parts import pinpoint_before, year_after
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.model import Form, Kind, Mention, Pinpoint
from lexindex.text import any_of

_DEFINITION = re.compile(
    r",? ?[(\[](?:(?:the|hereinafter|hereafter|known as|or|also known as|henceforth) (?:the )?)?(?P<quote>\")?(?:the )?(?P<name>[A-Z][\w&.()-]{1,14}(?: (?:[A-Z][\w&.-]{0,14}|\d{1,4})){0,3})\"?[)\]]"
)
# Two names given at once: '("NLRA" or "the Act")'.
_TWO = re.compile(
    r",? ?[(\[](?:the |hereinafter )?\"(?:the )?(?P<first>[A-Z][^\"()]{1,40})\",? (?:or|and) (?:the )?\"(?:the )?(?P<second>[A-Z][\w&-]{1,14}(?: [A-Z][\w&-]{0,14}){0,3})\"[)\]]"
)
_GOVERNMENT = re.compile(
    any_of(
        r"United States|State|People|Commonwealth|Union of India|R|Regina|The Queen|The King|Secretary|Minister|Attorney|Commissioner|Commission|Government|Republic|Court|Department|Dep't|Dept|Sec'y|Comm'r|Comm'n|City|County|Board|Trump|Biden|Obama|Bush|Clinton|Holder|Sessions|Garland|INS|US"
    )
    + r"\b"
)
_NUMBERED = re.compile(r" \(No\.? \d\)")
# The second case of a name goes by its number: "Miller 2", "Neto II".
NUMBERED = re.compile(r" (?:[2-9](?![\w./-]|,\d| [A-Z])|I(?=[,.;:)]| [^a-zI])|II|III|IV|VI?)(?![\w.-])")
_ENDS_NUMBERED = re.compile(r" (?:[1-9]|[IVX]{1,4})\Z")
_WORD = re.compile(r"(?<![\w.'-])\w*[A-Z][\w&'-]*")
# Those that begin with a capital, which the engine finds without a look at any other word.
_CAPITALISED = re.compile(r"[A-Z](?<![\w.'-][A-Z])[\w&'-]*")
_CAPITALS = frozenset(string.ascii_uppercase)


def government(party: str) -> bool:
    """Whether a party is a state, an office or a court, after which no case is called.

    >>> government("United States"), government("Miranda")
    (True, False)
    """
    return _GOVERNMENT.search(party) is not None


class _Short(NamedTuple):
    """A short name: what it may name, the first such mention first, and whether it is a party of a case.

    `alone` says that such a party's name means the case wherever nobody acts or is addressed, `body` that it is a firm's
    or a society's, which goes on acting in the text: "Google" of "Google LLC".
    """

    name: str
    named: tuple[Mention, ...]
    party: bool
    alone: bool = False
    body: bool = False


_TITLED = frozenset((Kind.REGULATION, Kind.TREATY, Kind.STATUTE, Kind.RESOLUTION))
_TITLE_REACH = 240
_TITLE_STOPS = re.compile(r"[.;()\n]")


def defined(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """Later uses of the short names that the text gives to what it names: "(HRA)", "Roe" after "Roe v. Wade".

    Linear in the text, however many names there are.
    """
    names: dict[str, _Short] = {}
    for mention in mentions:
        if mention.form not in (Form.NAMED, Form.CITED, Form.ALIAS) or mention.key[0] in ("case?", "record"):
            continue
        if text[mention.end : mention.end + 2] in (" (", ", "):
            if given := _DEFINITION.match(text, mention.end, mention.end + 60):
                name = given["name"]
                said = given["quote"] or (mention.kind is Kind.CASE and _ENDS_NUMBERED.search(name))
                if _names_another(text, mention.start, name):
                    continue
                if name not in names and (said or _initials(name, text[mention.start : mention.end])):
                    names[name] = _Short(name, (mention,), party=False)
            if both := _TWO.match(text, mention.end, mention.end + 100):
                for name in both.groups():
                    names.setdefault(name, _Short(name, (mention,), party=False))
        elif mention.kind in _TITLED and (at := text.find(" (here", mention.end, mention.end + _TITLE_REACH)) > 0:
            # "Directive 2003/9/EC laying down minimum standards (hereafter "the Reception Directive")"
            given = _DEFINITION.match(text, at, at + 60)
            if (
                given
                and given["quote"]
                and text[mention.end + 1].islower()
                and not _TITLE_STOPS.search(text, mention.end, at)
            ):
                names.setdefault(given["name"], _Short(given["name"], (mention,), party=False))
        if mention.kind is Kind.CASE:
            for name in parties(mention, catalog):
                known = names.get(name)
                if known is None:
                    cited, known_case = mention.form is Form.CITED, _known(mention)
                    title = catalog.instruments[mention.key[3]].title if known_case else ""
                    body = is_body(name, title)
                    acts = cited and _european(mention) and has_person(text, name, " v. ".join(_both(mention)))
                    alone = (cited and not acts) or (
                        known_case and not body and len(names) < _FEW and not has_person(text, name, title)
                    )
                    names[name] = _Short(name, (mention,), party=True, alone=alone, body=body)
                elif known.party and len(known.named) < _RIVALS and _another(mention, known.named):
                    names[name] = known._replace(named=(*known.named, mention))
    if not names:
        return []
    early: set[str] = set()
    ends = {mention.end for mention in mentions if mention.kind is Kind.CASE}
    found = []
    for start, short in _places(text, names):
        if start < short.named[0].start:
            early.add(short.name)
        elif use := _use(text, start, short, ends, early=short.name in early):
            ends.add(use.end)
            found.append(use)
    return found


def _names_another(text: str, start: int, name: str) -> bool:
    """Whether a given name is of what stands before: the explanatory notes to the Finance Bill 2004 ("Explanatory Notes")."""
    return " " in name and name.lower() in text[max(0, start - 60) : start].lower()


def _european(mention: Mention) -> bool:
    """Whether a case is of Luxembourg or Strasbourg, whose reporters speak of the firm as often as of its case."""
    return mention.key[0] == "cite" and mention.key[1].startswith(("eu/", "echr/"))


def is_body(name: str, title: str) -> bool:
    """Whether a name is that of a firm or society among the parties of a title.

    >>> is_body("Google", "Google LLC v. Oracle America, Inc."), is_body("Loving", "Loving v. Virginia")
    (True, False)
    """
    return any(name in party and _BODY.search(party) for party in title.split(" v. "))


def _known(mention: Mention) -> bool:
    """Whether a case is the catalog's, so no suit that the article is about."""
    return mention.key[0] == "name" and len(mention.key) == 4


_FEW = 32
_RIVALS = 4  # cases of one short name that are told apart; more say no more


def _another(mention: Mention, known: Sequence[Mention]) -> bool:
    """Whether a case cited by number is none of those that go by its short name already."""
    if mention.form is not Form.CITED or mention.key[0] != "cite":
        return False
    parties = _both(mention)
    return all(one.form is Form.CITED and one.key[:2] != mention.key[:2] and _both(one) != parties for one in known)


def _both(mention: Mention) -> tuple[str, ...]:
    return tuple(value for name, value in mention.fields if name in ("plaintiff", "defendant"))


def _places(text: str, names: dict[str, _Short]) -> Iterator[tuple[int, _Short]]:
    """Where each short name stands: few are looked for one by one, many in one pass over the capitalised words."""
    if len(names) <= _FEW:
        for name, short in names.items():
            at = text.find(name)
            while at >= 0:
                if not at or not (text[at - 1].isalnum() or text[at - 1] in ".'-_"):
                    yield at, short
                at = text.find(name, at + 1)
        return
    groups: dict[str, list[_Short]] = {}
    for name, short in names.items():
        groups.setdefault(_first_word(name), []).append(short)
    words = _CAPITALISED if all(word[0] in _CAPITALS for word in groups) else _WORD
    groups = {f"{word}'s": group for word, group in groups.items()} | groups
    for found in words.finditer(text):
        if group := groups.get(found[0]):
            for short in group:
                yield found.start(), short


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return found.group() if found else name


def _use(text: str, start: int, short: _Short, ends: set[int], *, early: bool) -> Mention | None:
    """The mention at `start` by a name the text has given, if it is one.

    `early` says that the name stood in the text before the case did: then it may be a person's.
    """
    name, named = short.name, short.named[0]
    end = start + len(name)
    if (
        start < named.end
        or not text.startswith(name, start)
        or text[end : end + 1].isalnum()
        or text[end : end + 1] == "-"
    ):
        return None
    places: tuple[Pinpoint, ...] = ()
    if not short.party:
        end, _ = year_after(text, end)
        start, places = pinpoint_before(text, start)
    else:
        if NUMBERED.match(text, end) or _in_its_aside(text, named.end, start):
            return None
        if numbered := _NUMBERED.match(text, end):
            end = numbered.end()
        cited = named.form is Form.CITED
        page = _page_after(text, end, named) if cited else None
        if page:
            end, places = page.end(), (Pinpoint("page", page[1], page[2]),)
        elif name[-1] == ".":
            return None  # "D.B." of "In re D.B." is a child's name too, unless a page follows
        elif (" " in name and _LONGER.match(text, end, end + 8)) or (
            not (short.alone and not early and formal(text, start, end))
            and not spoken(text, start, end, body=short.body)
            and not joined(text, start, ends)
        ):
            return None
        else:
            begun, before = pinpoint_before(text, start)
            if before and text[begun : begun + 4].lower() == "para":
                start, places = begun, before
    rivals = [str(one.start) for one in short.named if one.end <= start]
    return Mention(start, end, named.kind, Form.ALIAS, ("defined", name, *rivals), pinpoints=places)


def _in_its_aside(text: str, end: int, start: int) -> bool:
    """Whether a name stands in the brackets behind its own citation, "(holding that Roe did not ...)": the person's."""
    if start - end > _ASIDE:
        return False
    gap = text[end:start].lstrip()
    return gap.startswith("(") and gap[1:2].islower() and gap.count("(") > gap.count(")")


_ASIDE = 500
_LONGER = re.compile(r"\.?,? (?:Co|Inc|Corp|Ltd|LLC|LLP)\b|\s[A-Z]")
_PAGE_AFTER = re.compile(
    r",? at (?:pp?\. ?|pages? )?(\d{1,5})(?:-(\d{1,5}))?(?![\w:/]|[.,]\d| (?:[ap]\.?m\b|percent|million|years?|o'clock))"
)


def _page_after(text: str, end: int, named: Mention) -> re.Match[str] | None:
    """The page behind a name ("Roe at 153"), if the report that the case stands in may have it there."""
    found = _PAGE_AFTER.match(text, end, end + 28)
    first = dict(named.fields).get("page", "")
    if found and first.isdigit() and len(first) < 6 and not int(first) <= int(found[1]) <= int(first) + 600:
        return None
    return found


def _initials(name: str, full: str) -> bool:
    """Whether an acronym is made of a name's initials, in order, allowing for the small words."""
    name = re.sub(r" \d{4}$", "", name)
    letters = [letter for letter in name if letter.isupper()]
    if len(letters) < 2 or not re.fullmatch(r"[\w.()-]+", name):
        return False
    initials = [word[0].upper() for word in re.findall(r"[A-Za-z]+", full)]
    at = 0
    for letter in letters:
        try:
            at = initials.index(letter, at) + 1
        except ValueError:
            return False
    return True


_BODY = re.compile(
    any_of(
        r"Inc|Corp|Co|Ltd|LLC|Ass\w*|Union|Nation|Council|Foundation|Society|Group|Bank|University|Labs?|Party|Church|Club|College|Hospital|Trust|Fund|Press|News"
    )
    + r"\b"
)


# Words that are names of parties and much else.
COMMON = frozenset(
    """
    May Will March April June August Court First New General National American Inc Corp County Doe Jane John The
    Federal Southern Northern Eastern Western Central City State Bank Union School International Supreme High Crown Civil
    Treatment Care Detention Estate Interest Marriage Matter Welfare Dependency Commitment Guardianship Custody
    Public Human People Social World Royal Great Pacific Atlantic North South East West Air Family
    """.split()
)


def parties(mention: Mention, catalog: Catalog) -> list[str]:
    """The words by which a case goes: of the first party or, where that is a government, the second; cited, of both."""
    fields = dict(mention.fields)
    first, second = fields.get("plaintiff", ""), fields.get("defendant", "")
    if mention.key[0] == "name" and len(mention.key) == 4:
        first, _, second = catalog.instruments[mention.key[3]].title.partition(" v. ")
    found: list[str] = []
    cited = mention.form is Form.CITED
    for written in (first, second):
        party = _OPENING.sub("", written) if cited else written
        if "x p" in party and (applicant := _EX_PARTE.search(party)):
            party = party[applicant.end() :]  # "R v Panel on Take-overs, ex parte Datafin plc" goes by Datafin
        if party and not government(party) and not _OPENING.match(party):
            for name in short_names(party):
                if name not in found and not (found and name in COMMON) and name not in _BODIES:
                    found.append(name)
            if found and not cited:
                break
    if not found and (county := _COUNTY.match(first)) and county[1] not in PLACES and county[1] not in COMMON:
        found = [county[1], county[0]]
    return found


_INITIALED = re.compile(r"(?:[A-Z][a-z]{2,14} )?(?:[A-Z]\.){1,3}|Marriage of [A-Z][a-z]{2,14}")


def short_names(party: str) -> list[str]:
    """The words a party goes by: a person's last, a body's first and, when it is not all of it, its first two."""
    if _INITIALED.fullmatch(party):
        last = party.rpartition(" ")[2]
        return [party] if last[-1] == "." or last in PLACES else [party, last]
    words: list[str] = [word for word in re.findall(r"\b[\w'-]*[A-Z][\w'-]*", party) if len(word) > 2]
    if not words:
        return []
    body = len(words) > 2 or _BODY.search(party)
    word = words[0] if body else words[-1]
    # A case does not go by a place, which would stand for it all over the text.
    found = [] if word in PLACES else [word]
    if body and len(words) > 1 and not _BODY.fullmatch(words[1]):
        pair = f"{words[0]} {words[1]}"
        if party.startswith(pair) and pair not in PHRASES:
            found.append(pair)
    return found


# A county, city or board goes by its own word: "Shelby County v. Holder".
_COUNTY = re.compile(r"([A-Z][a-z]{2,20}) (?:County|Parish|Township)\b")
_BODIES = frozenset(
    "Association Society Committee Council Commission Foundation Institute Center Centre League".split()
)
_EX_PARTE = re.compile(r",? [Ee]x p(?:arte|\.)? ")
_OPENING = re.compile(r"(?:In re|In Re|Ex parte|Matter of) ")


def with_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Short forms with the name before them: "Roe, 410 U.S. at 155" is one mention."""
    seen: set[str] = set()
    result: list[Mention] = []
    for mention in mentions:
        floor = result[-1].end if result and result[-1].form is Form.CITED else 0
        if mention.key[0] == "cite-short":
            result.append(_named(text, mention, floor))
            continue
        if mention.key[0] == "cite" and mention.kind is Kind.CASE:
            fields = dict(mention.fields)
            if "pin" in fields and "plaintiff" not in fields and text[mention.end - 1] != ")":
                mention = _named(text, mention, floor)  # noqa: PLW2901  "Bishop, 2022 MSPB 28, ¶ 13", of a case cited elsewhere
            again = mention.key[1] in seen and "pin" in fields and text[mention.end - 1] != ")"
            seen.add(mention.key[1])
            if again and "plaintiff" not in fields:
                # "Finch, 2019 WL 112233, at *4": a number that is whole in itself, cited before.
                result.append(
                    _named(text, mention._replace(form=Form.SHORT, key=("cite-again", *mention.key[1:])), floor)
                )
                continue
        result.append(mention)
    return result


def _named(text: str, mention: Mention, floor: int) -> Mention:
    low = max(floor, mention.start - 110)
    window = text[low : mention.start]
    flat = re.sub(r"\s+", " ", window)
    if not flat.endswith(", "):
        return mention
    begun = party_back(flat, len(flat) - 2)
    while begun < len(flat) - 2 and flat[begun:].split(" ", 1)[0].strip(",") in _LEADS:
        begun += len(flat[begun:].split(" ", 1)[0]) + 1
    if begun >= len(flat) - 2 or not flat[begun].isupper() or (begun > 1 and flat[begun - 3 : begun] in ("v. ", "vs.")):
        return mention
    start = low + _position(window, begun)
    return mention._replace(start=start, fields=(*mention.fields, ("plaintiff", flat[begun:-2])))


_LEADS = frozenset("See Cf. But And In The Also Accord Compare Contra Under Id. Id ; With E.g. Citing Quoting".split())


def _position(window: str, flat: int) -> int:
    """Where in a window the character stands that is number `flat` once white space is squeezed."""
    lost = 0
    for run in _RUN.finditer(window):
        if run.start() - lost >= flat:
            break
        lost += run.end() - run.start() - 1
    return flat + lost


_RUN = re.compile(r"\s{2,}")


def given_otherwise(mentions: Sequence[Mention], given: Sequence[Mention]) -> Sequence[Mention]:
    """Without the catalog's acronyms that the text gives to something else: "Delaware Freedom of Information Act (FOIA)"."""
    ours = {mention.start: mention for mention in given if len(mention.key) == 3}
    if not ours:
        return mentions
    at = {mention.start: mention for mention in mentions}

    def otherwise(mention: Mention) -> bool:
        mine = ours.get(mention.start)
        acronym = mine is not None and mine.key[1].isupper()
        asks = mention.key[0] == "name" and (mention.form is Form.ALIAS or not acronym)
        named = at.get(int(mine.key[2])) if mine and asks else None
        if mine is None or named is None or not (mine.key[1].isupper() or named.key[0] in ("cite", "name")):
            return False
        return named.kind is mention.kind and not set(named.key) & set(mention.key[3:])

    return [mention for mention in mentions if not otherwise(mention)]
