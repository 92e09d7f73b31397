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


# The house and the papers that an amendment is made in: said near it, where a garden and a contract have theirs, too.
_IN_A_HOUSE = re.compile(
    r"\b(?:[Cc]onstitution(?:al)?|[Bb]ills?|two-thirds|[Rr]eading|[Cc]lauses?|tabl(?:e|ed|ing)|[Ll]egislation|[Ll]aws?|[Pp]arliament(?:ary)?|Knesset|Rajya Sabha|Lok Sabha|Dewan (?:Rakyat|Negara)|Duma|Verkhovna Rada|[Mm]embers of [Pp]arliament|MPs|[Aa]ssembly|[Cc]ongress|[Ss]enate|[Ll]egislature|[Dd]eputies|[Ll]awmakers|[Ss]enators?|referendum)\b"
)
_NO_HOUSE = re.compile(
    r"\b(?:soils?|gardens?|crops?|compost|contracts?|leases?|loans?|tenders?|[Pp]lanning [Aa]pplications?|zoning|shareholders?|poems?|manuscripts?|minutes|clubs?|compan(?:y|ies)|Protocol|[Gg]uidelines?|score(?:s|card)?|tax returns?)\b"
)
_OF_HOUSE = re.compile(
    r"(?: (?:(?:is|was|will be|would be|were|has been) (?:now |also |still |being |already |not )?(?:on schedule|retabled|drafted|passed|debated|read|sent|put|brought|introduced|ready|necessary|needed|unconstitutional|aimed|meant|intended|designed|important|hailed|praised|criticis?z?ed|delayed|dropped|shelved|opposed|supported|backed)"
    r"|(?:effectively |also |only |now )?(?:seeks?|sought|would|needs?|needed|requires?|required|allows?|allowed|gives?|gave|introduces|introduced|removes|removed|strips|stripped|makes|made|means|bars|barred|bans|extends|extended|restores?|restored|aims|got|received|won|fell short|falls short|came|comes|takes effect|took effect))"
    r"|,? (?:which|passed|introduced|tabled|at this (?:moment|stage|point)|if (?:passed|approved))|(?:'s)? (?:sponsors?|supporters|opponents|backers|passage|wording|drafters))\b"
)
_TO_ONE = re.compile(
    r"\b(?:draft(?:ed|ing)?|sponsor(?:ed|s)?|wrote|push(?:ed|ing)?(?: for| through)?|read|stud(?:y|ied)|retabl(?:e|ed)|oppos(?:e|ed)|supporters? of|regard(?:s)? to|vote on|debate (?:on|over)|want(?:ed)? (?:from|with)|behind|terms of|explain(?:ed|s|ing)?|bring(?:ing)? (?:back )?|brought (?:back )?|put forward|halt(?:ed)?|challeng(?:e|ed|es|ing)|criticis?z?(?:e|ed|es)|hail(?:ed)?|welcom(?:ed?|es)|condemn(?:ed)?) \Z"
)


def of_a_house(text: str, lead: int, start: int, end: int) -> bool:
    """Whether "the amendment", with a house near by, is one to a law: what is said of it, or done, is done in houses.

    >>> told = "The minister drafted the amendment, and MPs did not read it."
    >>> of_a_house(told, 21, 25, 34)
    True
    """
    if _OF_HOUSE.match(text, end, end + 60) is None and _TO_ONE.search(text, max(0, lead - 28), lead) is None:
        return False
    low, high = max(0, start - 250), end + 250
    return _IN_A_HOUSE.search(text, low, high) is not None and _NO_HOUSE.search(text, low, high) is None
