"""Parallel citations: the same case in another reporter, right behind."""

from collections.abc import Sequence

from lexindex.model import Mention


def fullest(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Of each case cited, by its id, the first mention with both parties: "Hall, 2020 WL 2" may stand before it."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.key[0] == "cite" and any(name == "defendant" for name, _ in mention.fields):
            found.setdefault(mention.key[1], mention)
    return found


def same_case(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a citation gives the case just cited in another reporter: a comma between, or brackets around."""
    first, second = dict(before.fields), dict(mention.fields)
    if "plaintiff" in second or "history" in second or first.get("reporter", 1) == second.get("reporter"):
        return False
    gap = text[before.end : mention.start].strip()
    if not gap and "docket" in first and (second.get("reporter") == "ECR" or "EU:" in second.get("neutral", "")):
        return True  # "Case 26/62 Van Gend en Loos [1963] ECR 1"
    if gap == ";" and "neutral" in first and "neutral" not in second:
        # South Africa and Australia: the court's own number, then the reports of the year or the next.
        years = [int(fields.get("year", "0")[:4]) for fields in (first, second)]
        return "plaintiff" in first and 0 <= years[1] - years[0] <= 2
    if gap == ";":  # as Michigan writes, before the year that both share
        return text[before.end - 1] != ")" and "year" in first and first["year"] == second.get("year")
    if gap == "[":  # California: the unofficial reporters stand in brackets
        return first.get("parenthetical", "").startswith(mention.text)
    return gap == "," or (gap == "(" and text[mention.end : mention.end + 1] == ")")
