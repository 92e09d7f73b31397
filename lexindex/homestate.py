"""Which state's a bill, a ballot measure or a constitution is: the state that its sentence names, or the text speaks of.

Fifty states have a House Bill 1, and half of them an Amendment 3: by its number alone each would be one instrument with
the others.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from lexindex.grammars.places import PHRASES
from lexindex.grammars.states import abbreviations, constitution, nicknames
from lexindex.model import Kind, Mention
from lexindex.text import by_letter, sentence

# Chambers and ballots of states; those of Congress write "H.R." and "S.".
_CHAMBERS = {
    "hb": "House Bill", "sb": "Senate Bill", "ab": "Assembly Bill", "hf": "House File", "sf": "Senate File", "prop": "Proposition", "measure": "Measure",
    "hjr": "House Joint Resolution", "sjr": "Senate Joint Resolution", "hcr": "House Concurrent Resolution", "scr": "Senate Concurrent Resolution", "lb": "Legislative Bill", "ld": "Legislative Document",
    "amendment": "Amendment", "initiative": "Initiative", "issue": "Issue", "question": "Question", "referendum": "Referendum",
}  # fmt: skip
# Each election has its own: a row of the catalog that goes by such a number is one year's.
_AGAIN = frozenset(["Amendment", "Issue", "Question"])
_REACH = 200_000  # characters: what a document says of its state, it says early
_PARAGRAPH = 1500
# The capital is not the state, which its own institutions tell; nor is the river, nor the city of New York.
_OWN_WORDS = r"(?:'s)? (?:state|legislat\w*|lawmakers?|voters?|[Ss]upreme|[Ss]tate|Legislature|House|Senate|Gov\.|governor|residents|Initiative|Referendum|Attorney General|Democrats|Republicans|counties)\b"


_PEOPLE = {
    "Texan": "us-tx",
    "Texans": "us-tx",
    "Coloradans": "us-co",
    "Floridians": "us-fl",
    "Michiganders": "us-mi",
    "Wisconsinites": "us-wi",
}
# Chambers that only these states have; where there is an Assembly, there is no House.
_ASSEMBLIES = frozenset("us-ca us-nv us-nj us-ny us-wi".split())
_ONLY = {
    "hf": frozenset(["us-ia", "us-mn"]), "sf": frozenset(["us-ia", "us-mn", "us-wy"]), "ab": _ASSEMBLIES, "lb": frozenset(["us-ne"]), "ld": frozenset(["us-me"]),
    "issue": frozenset(["us-oh", "us-ar"]),
}  # fmt: skip
_NEVER = {
    "hb": _ASSEMBLIES | {"us-ne"}, "prop": frozenset("us-or us-fl us-oh us-ma us-me us-nv".split()), "question": frozenset("us-or us-ca us-az".split()),
    "initiative": frozenset("us-or us-ca us-az us-co us-fl us-oh".split()), "amendment": frozenset("us-or us-ca us-wa us-me us-nv".split()),
}  # fmt: skip


def numbers_so(code: str, chamber: str) -> bool:
    """Whether a state's legislature numbers bills so."""
    return code in _ONLY[chamber] if chamber in _ONLY else code not in _NEVER.get(chamber, ())


@lru_cache(maxsize=1)
def _names() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    written = {code: name for code, (name, _) in abbreviations().items() if code not in ("us-dc", "us-pz", "us-nn")}
    known = {name: code for code, name in written.items()} | nicknames() | _PEOPLE
    longest = sorted((re.escape(name) for name in known if name != "Washington"), key=len, reverse=True)
    words = by_letter([*longest, rf"Washington(?={_OWN_WORDS})"], r"\w.-")
    pattern = re.compile(rf"(?P<name>{words})(?:ns|ans|ians)?(?![\w-])")
    return pattern, known, written


@lru_cache(maxsize=1)
def _towns() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {place: code for place, code in PHRASES.items() if code in abbreviations() and place not in _names()[1]}
    names = by_letter(map(re.escape, known), r"\w")
    return re.compile(rf"(?:{names})\b"), known


def placed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those by a state's number with the state, where the text tells it; linear in the text."""
    if not any(_asks(mention, text) for mention in mentions):
        return list(mentions)
    where = _States(text)
    return [where.given(mention) if _asks(mention, text) else mention for mention in mentions]


def _asks(mention: Mention, text: str) -> bool:
    key = mention.key
    if key[0] == "cite":
        return key[1].startswith("us/") and dict(mention.fields).get("chamber") in _CHAMBERS
    if key[0] not in ("new", "name") or mention.kind is not Kind.STATUTE:
        return False
    name = key[1].lower()
    if name in _constitutions():
        return True
    if _OF_YEAR.fullmatch(name):
        return True
    return name == "state constitution" or (
        name == "constitution" and _STATES_OWN.search(text, max(0, mention.start - 18), mention.start) is not None
    )


@lru_cache(maxsize=1)
def _constitutions() -> dict[str, str]:
    """Code of each state by the name of its constitution, small."""
    names = {name.lower(): code for code, (name, _) in abbreviations().items()}
    return {form: code for name, code in names.items() for form in (f"{name} constitution", f"constitution of {name}")}


_OF_YEAR = re.compile(r"constitution of (?!178[79]\Z)1[789]\d\d")
_STATES_OWN = re.compile(r"\b(?:state|[Cc]ommonwealth)'s (?:own |\d{4} )?\Z")


def before(text: str, start: int, end: int) -> str | None:
    """The state that "the state's abortion ban" is of: the one named last before, else the one the text speaks of."""
    where = _read(text)
    return where._before(start, end) or where._most()  # noqa: SLF001  this module's own


# What may stand between a state and its bill: "Ohio House passed" stands in the sentence, not here.
_OWNS = re.compile(r"(?:'s)? (?:(?:new|proposed|own|controversial|state) )?")

_AND = re.compile(r",? (?:and|or) |, ")


class _States:
    """Where a text names states, read once."""

    def __init__(self, text: str) -> None:
        self._text = text
        pattern, known, self._written = _names()
        found = [(m.start(), m.end(), known[m["name"]]) for m in pattern.finditer(text, 0, _REACH)]
        self._at, self._ends = [at for at, _, _ in found], [end for _, end, _ in found]
        self._codes = [code for _, _, code in found]
        self._given: dict[str, str] = {}

    def given(self, mention: Mention) -> Mention:
        """The mention with its state in its key, or as it is."""
        slug = mention.key[1]
        if mention.key[0] == "new" and (own := _constitutions().get(slug.lower())):
            return self._constitution(mention, own)
        beside = self._beside(mention.start, mention.end)
        near = beside or self._given.get(slug) or self._before(mention.start, mention.end)
        code = near or self._after(mention.start, mention.end) or self._most()
        if code and mention.key[0] == "cite" and not numbers_so(code, dict(mention.fields)["chamber"]):
            return mention
        if not code:
            if _OF_YEAR.fullmatch(mention.key[1].lower()):
                return mention
            # "the state's constitution" is not that of the union, whichever state it is
            bare = mention.key[0] != "cite" and mention.key[1].lower() == "constitution"
            return mention._replace(key=("new", "State Constitution", "")) if bare else mention
        if beside or near:
            self._given[slug] = code
        name = self._written[code]
        if mention.key[0] != "cite":
            return self._constitution(mention, code)
        told = dict(mention.fields)
        head = _CHAMBERS[told["chamber"]]
        whole = f"{name} {head} {told['number']}" if head not in _AGAIN else f"{head} {told['number']} ({name})"
        key = ("cite", f"{code}/{slug.removeprefix('us/')}", whole, *mention.key[2:])
        return mention._replace(key=key)

    def _constitution(self, mention: Mention, code: str) -> Mention:
        fields = tuple(pair for pair in mention.fields if pair[0] != "title")
        return mention._replace(key=("cite", *constitution(code, dict(fields).get("year", ""))), fields=fields)

    def _beside(self, start: int, end: int) -> str | None:
        """The state right beside it: "Georgia's House Bill 9", "Amendment 3 in Missouri"."""
        at = bisect_left(self._at, start)
        if at and _OWNS.fullmatch(self._text, self._ends[at - 1], start):
            return self._codes[at - 1]
        if at < len(self._at) and self._text[end : self._at[at]] in (" in ", ", ", " of "):
            return self._codes[at]
        return None

    def _before(self, start: int, end: int) -> str | None:
        """The last state named before it in its sentence, else, where the sentence names none behind it, in its paragraph."""
        at = bisect_left(self._at, start)
        if not at or start - self._at[at - 1] > _PARAGRAPH or "\n" in self._text[self._at[at - 1] : start]:
            return None
        if at > 1 and _AND.fullmatch(self._text, self._ends[at - 2], self._at[at - 1]):
            return None  # "Montana and Iowa": two, and neither before the other
        first, last = sentence(self._text, start, end)
        alone = at == len(self._at) or self._at[at] >= last
        return self._codes[at - 1] if self._at[at - 1] >= first or alone else None

    def _after(self, start: int, end: int) -> str | None:
        """The one state that its sentence names behind it."""
        _, last = sentence(self._text, start, end)
        codes = set(self._codes[bisect_left(self._at, end) : bisect_right(self._at, last)])
        return codes.pop() if len(codes) == 1 else None

    def _most(self) -> str | None:
        """The state that the text speaks of most, by its name or its towns; none where it speaks of two alike."""
        pattern, known = _towns()
        towns = [known[found[0]] for found in pattern.finditer(self._text, 0, _REACH)]
        (best, most), (_, fewer) = [*Counter(self._codes + towns).most_common(2), ("", 0), ("", 0)][:2]
        return best if most >= max(1, 2 * fewer) else None


@lru_cache(maxsize=1)
def _read(text: str) -> _States:
    return _States(text)
