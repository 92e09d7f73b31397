"""What houses do with amendments to bills: "lodged an amendment", "an amendment to scrap the fee was voted down"."""

import re

# What is done with amendments alone, and to what they are made.
_BEFORE = re.compile(
    r"\b(?:by way of|forc(?:e|es|ed|ing) through|lodg(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|tabl(?:e|es|ed|ing)|reject(?:s|ed|ing)?|vot(?:e|ed|es|ing) down|accept(?:s|ed|ing)?|defeat(?:s|ed|ing)?) \Z"
)
_AFTER = re.compile(
    r",? (?:(?:which|that) )?(?:was |were )?(?:added to|put (?:down|forward)|published|lodged|tabled|voted down|defeated|rejected|carried|withdrawn|agreed to)\b| to (?:the|this|that) (?:\w+ )?(?:[Bb]ill|[Ll]egislation)\b|,? to (?:scrap|stop|block|remove|delete|delay|extend|limit|force|give|ensure|prevent|make|abolish|restrict|exempt|keep)\b"
)


def moved(text: str, lead: int, end: int) -> bool:
    """Whether an amendment whose phrase begins at `lead` and ends at `end` is one that was moved to a bill.

    >>> moved("Peers lodged an amendment.", 13, 25)
    True
    """
    return _BEFORE.search(text, max(0, lead - 24), lead) is not None or _AFTER.match(text, end, end + 40) is not None
