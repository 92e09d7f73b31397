"""What speaks against an antecedent: another named in one breath with it, or words that somebody else spoke."""

import re
from collections.abc import Iterable, Sequence

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
