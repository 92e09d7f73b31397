"""Names that instruments share: constitutions of many countries, parties of many cases; other names that a text gives."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import Catalog
from lexindex.catalog_names import goes_by_title
from lexindex.catalog_rows import PROPER
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.model import Instrument, Kind, Mention
from lexindex.text import fold

_PLACE_LEAD = re.compile(r"^(?:The )?(?:(?:New |South |North |Sri |Hong )?[A-Z][\w.]+ )(?=[A-Z])")
_PLACE_TAIL = re.compile(r" of (?:the )?(?:[A-Z][\w']+ )*(?:Republic of )?(?:the )?[A-Z][\w ]+$")


_BETWEEN_STATES = frozenset(["int", "un", "coe", "eu"])


def jurisdictions(codes: str) -> tuple[str, ...]:
    """The jurisdictions of a list such as "US,INT", best first. ValueError names a code that is none.

    >>> jurisdictions("GB, us-ca,INT")
    ('gb', 'us-ca', 'int')
    """
    wanted = tuple(dict.fromkeys(code.strip().lower() for code in codes.split(",") if code.strip()))
    known = {*PLACES.values(), *PHRASES.values(), *_BETWEEN_STATES}
    for code in wanted:
        if code not in known:
            raise ValueError(
                f'"{code}" is no jurisdiction; write codes such as US, GB, IN, US-CA, EU or INT, best first'
            )
    return wanted


def liked(candidates: Sequence[Instrument], prefer: Sequence[str]) -> Instrument | None:
    """The one candidate of the first preferred jurisdiction that has any; None where it has several, or none has.

    A country stands for its states too, INT for the bodies of states.
    """
    for code in prefer:
        of_it = [one for one in candidates if _within(one.jurisdiction or "", code)]
        if of_it:
            own = [one for one in of_it if one.jurisdiction == code]
            return own[0] if len(own) == 1 else of_it[0] if len(of_it) == 1 else None
    return None


def _within(jurisdiction: str, code: str) -> bool:
    return (
        jurisdiction == code or jurisdiction.startswith(f"{code}-") or (code == "int" and jurisdiction in ("un", "coe"))
    )


_YEAR = re.compile(r"(?<![\d,.$-])(?:1[2-9]|20)\d\d(?![\d-]|,\d)")


# "The Official Secrets Act, a 1923 law", "the Clean Air Act, passed in 1956,", "the Mines Act of Ghana, which dates from 1989".
_APPOSED = re.compile(
    r",? (?:an? (?:[a-z-]+ )?(?P<a>(?:1[2-9]|20)\d\d) (?:law|act|statute|measure|treaty|decree)"
    r"|(?:which (?:was )?|first )?(?:passed in|enacted in|adopted in|made in|dates (?:back )?(?:from|to)|dating (?:back )?(?:from|to)) (?P<b>(?:1[2-9]|20)\d\d))\b"
)


def apposed_year(text: str, end: int) -> str:
    """The year that the words right behind a name give it: ", a 1923 law"; empty where they give none."""
    if text[end : end + 2] != ", ":
        return ""
    found = _APPOSED.match(text, end, end + 50)
    return (found["a"] or found["b"]) if found else ""


def made_by(ids: Sequence[str], catalog: Catalog, day: str) -> Sequence[str]:
    """Those of several that had been made in the year of a day; all of them where none had."""
    dated = ((id_, catalog.instruments[id_].date) for id_ in ids)
    made = [id_ for id_, date in dated if not date or date[:4] <= day[:4]] if day[:4].isdigit() else []
    return made or ids


def of_its_time(ids: Sequence[str], catalog: Catalog, text: str) -> str | None:
    """The one of a country's acts of one name that had been made when the last thing that a text dates happened."""
    instruments = [catalog.instruments[id_] for id_ in ids]
    if len({one.jurisdiction for one in instruments}) > 1 or not all(one.date for one in instruments):
        return None
    years = set(_YEAR.findall(text))
    made = [one for one in instruments if one.date and one.date[:4] <= max(years, default="")]
    return made[0].id if len(made) == 1 and made[0].date and made[0].date[:4] in years else None


@lru_cache(maxsize=4)
def collectives(catalog: Catalog) -> frozenset[str]:
    """Ids of which others are part: the annual defense acts, the Geneva Conventions."""
    relations = (relation for one in catalog.instruments.values() for relation in one.relations)
    return frozenset(relation.target for relation in relations if relation.kind == "part_of")


@lru_cache(maxsize=4)
def placeless(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Ids of statutes by their title without the place it begins or ends with, and without its year."""
    found: dict[str, list[str]] = {}
    for id_, instrument in catalog.instruments.items():
        if instrument.kind is not Kind.STATUTE or not instrument.jurisdiction:
            continue
        named = [alias.name for alias in catalog.records[id_].aliases if alias.type in PROPER and not alias.needs]
        # A constitution may be entitled otherwise: the "Basic Law", an act of another parliament.
        short = [name for name in named if re.search(r"^Constitution of | Constitution$", name)]
        if not short and not goes_by_title(catalog.records[id_]):
            continue
        title = re.sub(r",? (?:of )?(?:1[2-9]|20)\d\d$", "", fold(short[0] if short else instrument.title))
        for pattern in (_PLACE_LEAD, _PLACE_TAIL):
            if (place := pattern.search(title)) and (
                title.startswith("Constitution of") or any(word in PLACES for word in place.group().split())
            ):
                rest = title.replace(place.group(), "").lower()
                if " " in rest or rest == "constitution":
                    found.setdefault(rest, []).append(id_)
    return {name: tuple(ids) for name, ids in found.items()}


_PARTY_NOISE = frozenset(
    """
    the of and inc corp co ltd llc et al v state city county cnty cty board bd dept department education educ school sch united
    states no company corporation association assn ex parte in re
    """.split()
)


# Bodies that sue and are sued under their letters, and what titles of cases write out.
_LETTERS = {
    "ATF": "Bureau of Alcohol, Tobacco, Firearms and Explosives", "CFPB": "Consumer Financial Protection Bureau",
    "CIA": "Central Intelligence Agency", "DHS": "Department of Homeland Security", "DOJ": "Department of Justice",
    "DOT": "Department of Transportation", "EEOC": "Equal Employment Opportunity Commission",
    "EPA": "Environmental Protection Agency", "FBI": "Federal Bureau of Investigation",
    "FCC": "Federal Communications Commission", "FDA": "Food and Drug Administration",
    "FEC": "Federal Election Commission", "FERC": "Federal Energy Regulatory Commission",
    "FHFA": "Federal Housing Finance Agency", "FTC": "Federal Trade Commission",
    "HHS": "Department of Health and Human Services", "HUD": "Department of Housing and Urban Development",
    "INS": "Immigration and Naturalization Service", "IRS": "Internal Revenue Service",
    "NLRB": "National Labor Relations Board", "NRC": "Nuclear Regulatory Commission",
    "OSHA": "Occupational Safety and Health Administration", "SEC": "Securities and Exchange Commission",
    "SSA": "Social Security Administration", "TVA": "Tennessee Valley Authority",
    "USDA": "Department of Agriculture", "VA": "Department of Veterans Affairs",
    "NAACP": "National Association for the Advancement of Colored People", "NRA": "National Rifle Association of America",
    "ACLU": "American Civil Liberties Union", "AFL-CIO": "American Federation of Labor and Congress of Industrial Organizations",
    "NCAA": "National Collegiate Athletic Association", "ICE": "Immigration and Customs Enforcement",
}  # fmt: skip


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    """How captions shorten the words of parties, "department": "dept", by the table of reporters-db."""
    from reporters_db import CASE_NAME_ABBREVIATIONS

    return {
        long.lower(): re.sub(r"[^a-z]", "", short.lower())
        for short, longs in CASE_NAME_ABBREVIATIONS.items()
        for long in longs
        if len(short) > 3
    } | {"ed": "educ"}


@lru_cache(maxsize=20_000)
def _party_words(party: str) -> tuple[str, ...]:
    """The words of a party, each as captions shorten it: "Dep't of Homeland Sec." and DHS are one."""
    written = fold(_LETTERS.get(party, party)).lower().replace("'s", "").replace("'", "")
    words = (_short().get(word, word) for word in re.findall(r"[a-z0-9]+", written))
    return tuple(word for word in words if len(word) > 1 and word not in ("and", "the"))


@lru_cache(maxsize=20_000)
def _party_set(party: str) -> frozenset[str]:
    return frozenset(_party_words(party))


def distinct(party: str) -> str:
    """The word by which a party is best told apart: its last that is no common one."""
    words = [word for word in _party_words(party) if word not in _PARTY_NOISE]
    return words[-1] if words else " ".join(_party_words(party))


class Parties(NamedTuple):
    """The two parties that a name of a case gives, and whether it is not its title: then both must be written whole."""

    id: str
    first: str
    second: str
    whole: bool


@lru_cache(maxsize=4)
def party_index(catalog: Catalog) -> dict[str, list[Parties]]:
    """The cases that have each distinct word in their first party."""
    index: dict[str, list[Parties]] = {}
    for id_, record in catalog.records.items():
        if record.instrument.kind is not Kind.CASE or not goes_by_title(record):
            continue
        names = [
            record.instrument.title,
            *(one.name for one in record.aliases if one.type in PROPER and " v. " in one.name),
        ]
        for number, name in enumerate(dict.fromkeys(names)):
            first, _, second = fold(name).partition(" v. ")
            words = {word for word in _party_words(first) if word not in _PARTY_NOISE} or {
                " ".join(_party_words(first))
            }
            for word in words:
                index.setdefault(word, []).append(Parties(id_, first, second, whole=number > 0))
    return index


def whole_party(written: str, known: str) -> bool:
    """Whether a party is written in full, if with words shortened as captions do.

    >>> whole_party("DHS", "Department of Homeland Security"), whole_party("Smith", "Smith & Co.")
    (True, False)
    """
    return written == known or _party_words(written) == _party_words(known)


_SCHOOL = re.compile(r"\b(?:University|College|School|Church|Hospital)\b")


def same_party(written: str, known: str) -> bool:
    """Whether a party as written, in full or in short, may be the one known."""
    ours, theirs = _party_set(written), _party_set(known)
    if ours == theirs:
        return True
    if not ours or not theirs or not (ours <= theirs or theirs <= ours) or not (ours & theirs) - _PARTY_NOISE:
        return False
    # Jones is not Bob Jones University.
    return _party_words(known)[0] in ours or _SCHOOL.search(written) is not None or not _SCHOOL.search(known)


_OWN_NUMBER = re.compile(r"\[\d{4}\] [A-Z]{3,}[A-Za-z]*(?: Civ| Crim)? \d|\d{4} [A-Z]{3,} \d")


def has_number(instrument: Instrument) -> bool:
    """Whether a court's own number names the case: a judgment of another number is another judgment."""
    return _OWN_NUMBER.match(instrument.citation or "") is not None


_OF_TOWN = re.compile(r"(?:Treaty|Peace|Convention|Protocol|Pact) of [A-Z]\w+")


def of_town(name: str) -> bool:
    """Whether a treaty is named by a town alone: towns saw many, and a year or the words around must say which.

    >>> of_town("Treaty of London"), of_town("Geneva Convention")
    (True, False)
    """
    return _OF_TOWN.fullmatch(name) is not None


_IN_BRACKETS = re.compile(r"\((?P<words>[A-Z][\w']+(?: [\w',&-]+){1,9})\) (?P<head>Act|Bill|Ordinance|Code|Law)\b")
_KNOWN_AS = re.compile(
    r"[,(]{0,2} ?\(?(?:which is |and is )?(?:(?:also|better|popularly|commonly|otherwise|widely|now) )?(?:known|dubbed|referred to|called)(?: as)? (?:the )?\"?"
    r"(?P<name>[A-Z][\w'-]+(?: [\w'-]+){0,6} (?:Act|Bill|Law|Ordinance|Code|Treaty|Agreement|Accord))\b"
)


def given_names(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Other names that a text gives to what it names in full, in small letters.

    "Review of Orders Act" of the Supreme Court (Review of Orders) Act, and what an act is "better known as".
    """
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.key[0] not in ("new", "name", "cite") or mention.kind is Kind.CASE:
            continue
        if inner := _IN_BRACKETS.search(text, mention.start, mention.end):
            found.setdefault(f"{inner['words']} {inner['head']}".lower(), mention)
        if text[mention.end : mention.end + 1] in (" ", ",") and (
            known := _KNOWN_AS.match(text, mention.end, mention.end + 110)
        ):
            found.setdefault(known["name"].lower(), mention)
    return found


def known_case(catalog: Catalog, plaintiff: str, defendant: str, year: str, *, whole: bool = False) -> str | None:
    """The catalog's case of these parties, in whatever length they are written; None when two fit.

    `whole` asks for both names in full, where nothing else says that they are parties of a case.
    """
    found = set()
    for id_, first, second, exact in party_index(catalog).get(distinct(plaintiff), ()) if defendant else ():
        if (whole or exact) and not (whole_party(plaintiff, first) and whole_party(defendant, second)):
            continue
        if same_party(plaintiff, first) and same_party(defendant, second):
            decided = catalog.instruments[id_].date
            if not year or not decided or abs(int(decided[:4]) - int(year)) <= 1:
                found.add(id_)
    return found.pop() if len(found) == 1 else None


def english_case(catalog: Catalog, name: str, year: str) -> str | None:
    """The old English case of that very name: the English Reports print what other reports did before."""
    known = [entry.id for entry in catalog.names.get(fold(name).lower(), ()) if not entry.needs]
    if len(known) != 1 or not known[0].startswith("case:gb/") or not year:
        return None
    return known[0] if year in catalog.years(known[0]) else None
