"""What houses do with amendments to bills: "lodged an amendment", "an amendment to scrap the fee was voted down"."""

import re

# What is done with amendments alone, and to what they are made.
_BEFORE = re.compile(
    r"\b(?:by way of|forc(?:e|es|ed|ing) through|lodg(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|tabl(?:e|es|ed|ing)|reject(?:s|ed|ing)?|vot(?:e|ed|es|ing) (?:down|on|for|against)|accept(?:s|ed|ing)?|defeat(?:s|ed|ing)?"
    r"|approv(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|pass(?:es|ed|ing)?|back(?:s|ed|ing)?|support(?:s|ed|ing)?|oppos(?:e|es|ed|ing)|introduc(?:e|es|ed|ing)|offer(?:s|ed|ing)?|propos(?:e|es|ed|ing)|submit(?:s|ted|ting)?"
    r"|consider(?:s|ed|ing)?|debat(?:e|es|ed|ing)|ratif(?:y|ies|ied|ying)|withdr(?:aw|ew|awn|awing)|sponsor(?:s|ed|ing)?|attach(?:es|ed|ing)?|voted through|(?:[Ss]upporter|[Oo]pponent|[Ss]ponsor|[Aa]uthor|[Bb]acker|[Cc]ritic)s? of|(?:[Pp]assage|[Aa]doption|[Aa]pproval) of) \Z"
)
_TO_LAW = r" to (?:the|this|that|a|its|[A-Z]\w+'s) (?:[\w'-]+ ){0,4}(?:[Bb]ill|[Ll]egislation|[Cc]onstitution|[Ll]aw|[Cc]harter|[Cc]ode)\b|(?:(?<=[Pp]roposed amendment)|(?<=constitutional amendment)) to (?:[Ss]ection|[Aa]rticle|[Cc]lause|[Cc]hapter) \d"
_AFTER = re.compile(
    rf",? (?:(?:which|that) )?(?:was |were |is |has been |had been )?(?:narrowly |then |also |later )?(?:added to|put (?:down|forward)|published|lodged|tabled|voted down|defeated|rejected|carried|withdrawn|agreed to|approved|adopted|ratified|presented by|moved by|proposed by|introduced by|offered by|submitted by|sponsored by|passed|failed|gained|secured|won (?:the )?(?:backing|support)|got the backing)\b|{_TO_LAW}"
    r"|,? (?:to|that would|seeking to|which would) (?:scrap|stop|block|remove|delete|delay|extend|limit|force|give|ensure|prevent|make|abolish|restrict|exempt|keep|allow|ban|bar|require|protect|end|repeal|change|lower|raise|strip|guarantee|enshrine)\b"
)


def moved(text: str, lead: int, end: int) -> bool:
    """Whether an amendment whose phrase begins at `lead` and ends at `end` is one that was moved to a bill.

    >>> moved("Peers lodged an amendment.", 13, 25)
    True
    """
    return _BEFORE.search(text, max(0, lead - 24), lead) is not None or _AFTER.match(text, end, end + 80) is not None
