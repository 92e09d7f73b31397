"""Cases by their rulings: "the Bosman ruling", "Ford, a 1988 decision", "the 1954 Supreme Court ruling that ended segregation"."""

import re

from lexindex.grammars.phrases import Determiner, phrase
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.grammars.rulings import held
from lexindex.model import Form, Kind, Mention

_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
# A landmark that the text leaves unnamed: what it is called, or how long ago it was, and what it did.
_LANDMARK = frozenset("landmark historic seminal groundbreaking watershed momentous".split())
_LONG_AGO = re.compile(r"\b(?:years? (?:since|ago|after)|decades? (?:since|ago|after)|anniversary of) (?:an? |the )?\Z")
_DID = re.compile(r"(?: (?:[a-z-]+)){1,4}(?=[.,;:)\"\n]|\Z)")
LANDMARKS = (
    r"\b(?:[Rr]uling|[Dd]ecision|[Jj]udge?ment) (?:in [12][0-9]{3} )?(?:that |which |to )?(?:first |effectively |famously )?(?:legali[sz]|made |making |guarantee|struck |striking |strike |overturn|"
    r"overrul|establish|outlaw|end(?:ed|ing)? |recogni[sz]|desegregat|banned |banning |uph[eo]ld|allow|gave |giving |grant|let |gutt|barr(?:ed|ing) |requir|protect|invalidat|decriminali|abolish|block|limit|expand|stripp|reaffirm|protect|forc(?:ed|ing) )"
)

# What `apposed` and `landmark_of` read, as far as an anchor can ask: a comma and an article, or a year, before the noun.
APPOSITIONS = (
    *(
        rf", (?:an?|the|its) (?:(?:[^ ,]{{1,40}} ){{0,2}}[^ ,]{{0,40}}[a-z0-9-] )?{noun}\b"
        for noun in ("decision", "ruling", "case", "judgment")
    ),
    r"(?:1[89]|20)[0-9][0-9] (?:(?:[A-Za-z-]{2,14} ){0,3}[A-Za-z-]{1,13}[a-z-] )?(?:decision|ruling|judgment)\b",
)


def landmark(text: str, end: int) -> Mention | None:
    """Read "the 1954 Supreme Court ruling that ended segregation", where no name stands beside it."""
    at = max(text.rfind(noun, max(0, end - 60), end) for noun in ("uling ", "ecision ", "udgment ", "udgement ")) - 1
    if at < 0:
        return None
    found = phrase(text, at)
    words = {word.lower() for word in found.words}
    dated = any(re.fullmatch(r"(?:18|19|20)\d\d", word) for word in words)
    court = "court" in words
    ago = _LONG_AGO.search(text, max(0, found.lead - 30), found.start) is not None
    stop = text.find(" ", at)
    highest = court or (
        found.determiner is Determiner.OWNED and _OF_HIGHEST.search(text, max(0, found.start - 60), found.start)
    )
    known = (highest or dated) and held(text, found.start, stop)
    if not (words & _LANDMARK or (court and (dated or ago)) or known) or found.determiner is Determiner.SEVERAL:
        return None
    if not known and (
        not words or not (court or re.search(r"\b[Cc]ourt\b", text[max(0, found.start - 200) : end + 200]))
    ):
        return None
    verb = text[stop + 1 : text.find(" ", stop + 1)]
    if verb.endswith("ing") and (rest := _DID.match(text, stop, stop + 70)):
        stop = rest.end()
    return Mention(found.start, stop, Kind.CASE, Form.GENERIC, ("head", "case", "indefinite", "stands", ""))


# The highest courts, as owners of a ruling or behind it: no others' rulings are landmarks by their year alone.
_HIGHEST = r"(?:[Ss]upreme|High|[Cc]onstitutional|European|International|Inter-American) [Cc]ourt(?: of (?:[A-Z][\w]+ ?){1,3})?"
_OF_HIGHEST = re.compile(rf"\b(?:{_HIGHEST}|[Cc]ourt of [Jj]ustice|[Tt]he (?:high |top |apex )?court)'s?(?:'s)? \Z")
_BY_HIGHEST = re.compile(rf" (?:by|of|from) (?:the |[A-Z]\w+'s )?(?:\w+'s )?{_HIGHEST}")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"\b(?:1[89]|20)\d\d (?:[A-Za-z-]{2,14} ){0,4}\Z")
_HELD = re.compile(
    r" (?:on|about|over|against|in favou?r of|that|which|to (?:legali|decriminali|overturn|uphold|strike)|(?:effectively |famously )?(?:legali|decriminali|criminali|uphold|strik|overturn|gutt|allow|permit|declar|invalidat|abolish|requir|forbid|bann|barr|protect|stripp|reaffirm|giv|mak|find|expand|limit|narrow|clear|recogni|establish|end|desegregat|outlaw)\w*ing)\b"
)
_NAMED_BEHIND = re.compile(r",?(?: in| known as| called|:)? ?(?:the case of )?[A-Z][\w.'& -]{1,60}? v(?:s?\.|s?) ")


def landmark_of(text: str, end: int) -> Mention | None:
    """Read "the Supreme Court's 1967 ruling on marriage": the year, the court and the matter tell which one it is."""
    start = text.rfind(" ", max(0, end - 10), end) + 1
    if text[start] == "c" or not _DIGIT.search(text, max(0, start - 70), start):
        return None
    if not _DATED.search(text, max(0, start - 70), start):
        return None
    found = phrase(text, start)
    if found.determiner in (Determiner.SEVERAL, Determiner.BARE) or not any(
        _YEAR.fullmatch(one) for one in found.words
    ):
        return None
    low = [word.lower() for word in found.words]
    highest = "court" in low and not {"district", "appeals", "county", "magistrates", "circuit", "crown"}.intersection(
        low
    )
    owned = found.determiner is Determiner.OWNED and _OF_HIGHEST.search(text, max(0, found.start - 60), found.start)
    behind = _BY_HIGHEST.match(text, end, end + 70)
    held = _HELD.match(text, behind.end() if behind else end, end + 120) is not None
    matter = [one for one in low if one.isalpha() and one not in ("supreme", "high", "court", "landmark", "historic")]
    if (
        not (highest or owned or behind)
        or not (held or (matter and not highest))
        or _NAMED_BEHIND.match(text, end, end + 90)
    ):
        return None
    return Mention(found.start, end, Kind.CASE, Form.GENERIC, ("head", "case", "indefinite", "stands", ""))


_APPOSED = re.compile(
    r"(?<![\w.'-])(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?), (?:an?|the|its) (?P<year>(?:1[89]|20)\d\d )?(?P<words>(?:[\w-]+ ){0,2})(?:decision|ruling|case|judgment)\Z"
)
_APPOSED_AFTER = re.compile(
    r" (?:in which|(?:that|which) (?:let|gave|held|said|ended|threw|struck|made|barred|allowed|upheld|overturned|established|recogni[sz]ed|found|protect|guarantee|required|forb)|about|from (?:1[89]|20)\d\d|of (?:1[89]|20)\d\d)|(?<=\d\d ruling)[,.]"
)


def apposed(text: str, end: int) -> Mention | None:
    """Read the name in "Ford, a 1988 decision about shop signs": what stands beside it says that it is a case."""
    if text.rfind(", ", max(0, end - 50), end) < 0:
        return None  # as most are: nothing stands beside a name
    found = _APPOSED.search(text, max(0, end - 90), end)
    if not found or not (found["year"] or _APPOSED_AFTER.match(text, end, end + 20)):
        return None
    name = found["name"]
    start = found.start()
    if (lead := _LEAD.match(name)) and " " in name:
        name, start = name[lead.end() :], start + lead.end()
    if any(_NO_NAME.fullmatch(word) or word in PLACES for word in name.split()):
        return None
    if re.match(r"'s|-| (?:study|against|worker|manager|file|load)\b", text[end : end + 10]):
        return None
    year = (found["year"] or "").strip()
    if not year and (dated := re.match(r" (?:of|from) ((?:1[89]|20)\d\d)", text[end : end + 10])):
        year = dated[1]
    key = ("case", name, "", year)
    return Mention(start, found.end("name"), Kind.CASE, Form.ALIAS, key, fields=(("plaintiff", name),))


_RULED = re.compile(r"\b[Tt]he (?P<name>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,2}) (?:ruling|judgement|judgment)\Z")
_BODIES = frozenset(
    """
    Court Courts Circuit Board Commission Tribunal Council Committee Panel Chamber Senate House Justice Judge Lords Assembly
    Authority Agency Ministry Department Office Supreme High Federal District Appeals Appeal Appellate Crown County
    Parliament Congress Government Union Church Synod Last Final Divisional Constitutional
    """.split()
)


def ruled(text: str, end: int) -> Mention | None:
    """Read the name in "the Bosman ruling": what is ruled on is no court, office or place."""
    found = _RULED.search(text, max(0, end - 80), end)
    if not found:
        return None
    words = found["name"].split()
    if not _BODIES.isdisjoint(words) or any(_NO_NAME.fullmatch(word) for word in words):
        return None
    if all(word in PLACES or word in PHRASES or (word.isupper() and len(word) < 6) for word in words):
        return None  # "the London ruling", "the FCC ruling"
    if found["name"] in PHRASES:
        return None
    key = ("case", found["name"], "", "")
    fields = (("plaintiff", found["name"]),)
    return Mention(found.start("name"), found.end("name"), Kind.CASE, Form.ALIAS, key, fields=fields)


_LEAD = re.compile(
    r"(?:Under|Since|After|Before|In|From|With|And|But|See|Citing|Following|Like|Unlike|For|By|Then|As|Even) "
)
_NO_NAME = re.compile(
    r"The|In|At|On|But|And|Court|Courts|Council|Congress|Senate|House|Circuit|Justice|Judge|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|[IVX]+|Inc|Corp|Ltd|Chief|President|Minister|Union|Commission"
)
