"""What speaks against an antecedent: another named in one breath with it, or words that somebody else spoke."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from lexindex.headnouns import OWN_NAME, asked
from lexindex.model import Form, Kind, Mention

_ONE_BREATH = re.compile(r",? (?:and|or|&|nor) (?:(?:of|under|to|by) )?(?:the |its )?")
_PARAGRAPH = 2000
_REACH = 600  # characters back to what is meant rather than what somebody spoke of since


def by_its_own_name(
    text: str, found: Sequence[Mention], words: Sequence[str], later: Mention, places: Iterable[int]
) -> int | None:
    """The earlier mention whose own words are those of the noun: "the Rome treaty" is the Treaty of Rome."""
    own = [word for word in words if OWN_NAME.fullmatch(word)]
    if not own or later.kind is Kind.CASE:
        return None
    for at in places:
        written = text[found[at].start : found[at].end]
        if found[at].form in (Form.NAMED, Form.CITED) and all(
            re.search(rf"\b{re.escape(word)}\b", written) for word in own
        ):
            return at
    return None


def weighed(text: str, found: Sequence[Mention], at: int, others: Sequence[int], later: Mention) -> tuple[int, ...]:
    """An antecedent against earlier ones that fit too: both where they are named in one breath, another where it was only quoted."""
    beside = bool(others) and others[-1] == at - 1 and found[at - 1].key != found[at].key
    if beside and in_one_breath(text, found[at - 1], found[at]):
        return (at - 1, at)
    if spoken_by_another(text, found[at], later):
        for one in reversed(others):
            if later.start - found[one].end < _REACH and not spoken_by_another(text, found[one], later):
                return (one,)
    return (at,)


def in_one_breath(text: str, first: Mention, second: Mention) -> bool:
    """Whether two names are joined by "and": neither is meant before the other.

    >>> from lexindex.model import Kind
    >>> text = "the Terrorism Act and the Immigration Act"
    >>> in_one_breath(text, Mention(4, 17, Kind.STATUTE, Form.NAMED), Mention(26, 41, Kind.STATUTE, Form.NAMED))
    True
    """
    named = first.form in (Form.NAMED, Form.CITED) and second.form in (Form.NAMED, Form.CITED)
    return named and first.kind is second.kind and _ONE_BREATH.fullmatch(text, first.end, second.start) is not None


def spoken_by_another(text: str, earlier: Mention, later: Mention) -> bool:
    """Whether the earlier mention stands within a quotation and the later one outside of it, in its paragraph or behind."""
    low = max(text.rfind("\n", 0, earlier.start) + 1, earlier.start - _PARAGRAPH)
    if text.count('"', low, earlier.start) % 2 == 0:
        return False
    closed = text.find('"', earlier.end, later.start)
    begun = max(text.rfind("\n", 0, later.start) + 1, low, later.start - _PARAGRAPH)
    return closed >= 0 and text.count('"', begun, later.start) % 2 == 0


_OWNER = re.compile(
    r"\b(?P<owner>(?i:plaintiff|defendant|petitioner|respondent|appellant|appellee|government|state|commonwealth|applicant|movant|relator|partie)s?)['\u2019]s?\s{1,4}\Z"
)


def asks_otherwise(text: str, mention: Mention, earlier: Mention, head: str) -> bool:
    """Whether two papers of one sort ask for different things: a motion in limine, a motion for contempt."""
    wanted = [asked(text, one, head) for one in (mention, earlier)]
    crossed = [one.startswith("cross") for one in wanted]
    owners = [_OWNER.search(text, max(0, one.start - 30), one.start) for one in (mention, earlier)]
    whose = [owner["owner"].lower() if owner else "" for owner in owners]
    apart = bool(whose[0] and whose[1] and whose[0][:6] != whose[1][:6])
    return apart or crossed[0] is not crossed[1] or bool(wanted[0] and wanted[1] and wanted[0] != wanted[1])


# --- suits begun without a noun ------------------------------------------------------------------------------------------

_SUED = re.compile(
    r"\b(?:sued|sues|suing|filed suit|(?:took|taken|taking|takes|hauled) (?:[\w.'-]+ ){1,6}to court|(?:went|gone|going) to court"
    r"|(?:brought|began|begun|launched|started|issued|instituted) (?:legal |court |civil )?proceedings)\b"
)
_SUED_REACH = 1500
# One who sued before: "In Doe v. Roe, the student sued".
_KNOWN_SUER = re.compile(
    r"\b(?:[Hh]e |[Ss]he |[Tt]hey |[Ii]t |[Ww]ho |[Ww]hich |(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese|[Hh]is|[Hh]er|[Tt]heir) (?:[\w'-]+ ){1,4})(?:(?:had|have|has|was|were|is|are|also|later|then|first|be|been|being) ){0,2}\Z"
)
# What the law was before: "saying that the toll broke Hale v. Dunmore", "Hale v. Dunmore, a 1998 case".
_RELIED_ON = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|argu\w+|claim\w*|cit(?:e|es|ed|ing)|under|rel(?:y|ies|ied|ying) on|br[eo]a?k\w*|broke|violat\w+|contrary to|based on|point(?:s|ed|ing) to|precedent|ruling in|decision in|invok\w+|since|like|unlike|as in|alleg\w+)\b",
    re.IGNORECASE,
)
_OF_OLD = re.compile(
    r",? (?:\((?:1[6-9]|20)\d\d\)|an? (?:(?:1[6-9]|20)\d\d|landmark|famous|nineteenth-century|previous|earlier) )"
)
_PENDING = re.compile(
    r",? (?:(?:which )?(?:is|was|are|remains?|has been|will be|is to be|is expected to be) (?:still |now |also |currently )?(?:pending|set for|before (?:a|the) (?:judge|court)|due|listed|adjourned|assigned to|scheduled|being heard|heard|filed (?:last|on|this|in)|ongoing|expected)|continues\b|goes to trial|is not over)"
)


@lru_cache(maxsize=1)  # asked of each case before one noun
def _sued(text: str, low: int, high: int) -> re.Match[str] | None:
    """The last words in a stretch that say that somebody sued."""
    return max(_SUED.finditer(text, low, high), key=re.Match.start, default=None)


def another_suit(text: str, case: Mention, later: Mention) -> bool:
    """Whether a noun means the suit that somebody began since or before, in words, and not the case named between.

    >>> told = "Ferrymen sued the port, citing Hale v. Dunmore. The suit is pending."
    >>> from lexindex.model import Form, Kind
    >>> named = Mention(31, 46, Kind.CASE, Form.NAMED, ("case", "hale v. dunmore"))
    >>> another_suit(told, named, Mention(52, 56, Kind.CASE, Form.COREFERENCE, ("head", "suit")))
    True
    """
    if case.kind is not Kind.CASE or case.key[0] not in ("case", "name", "cite"):
        return False
    decided = case.key[0] == "name" or "reporter" in dict(case.fields)
    low = max(0, later.start - _SUED_REACH)
    sued = _sued(text, low, later.start)
    if sued is None or (later.key[1] == "case" and not _PENDING.match(text, later.end, later.end + 40)):
        return False
    after = sued.start() > case.end
    before = text[max(0, sued.start() - 90, case.end if after else 0) : sued.start()]
    behind = text[sued.end() : sued.end() + 90 if after else min(sued.end() + 90, case.start)]
    if any(word in before or word in behind for word in re.findall(r"[A-Z][\w'-]{3,}", text[case.start : case.end])):
        return False  # one of its parties sued
    if not after:
        begun = max(sued.end(), text.rfind(". ", low, case.start), text.rfind("\n", low, case.start))
        relied = _RELIED_ON.search(text, begun, case.start) is not None
        old = _OF_OLD.match(text, case.end, case.end + 24) is not None
        return relied or old or (decided and later.key[1] != "case")
    if _RELIED_ON.search(text, max(0, case.start - 16), case.start):
        return True  # "citing Hale v. Dunmore, the ferrymen sued"
    gap = text[case.end : sued.start()]
    return _KNOWN_SUER.search(before) is None and (decided or ". " in gap or "\n" in gap)
