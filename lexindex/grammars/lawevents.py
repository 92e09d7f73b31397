"""What happens to one law alone: it takes effect, it is challenged, people are charged under it; the law as such only is."""

import re

from lexindex.grammars.phrases import Phrase

_SOON = r"(?: (?:[a-z]+ly|first|later|then|also|never|already|still|since|now|itself|again)){0,2}"
_DONE = r"passed|enacted|adopted|approved|signed|introduced|challenged|blocked|repealed|overturned|struck down|suspended|upheld|vetoed|ratified|drafted|brought in|promulgated|rushed through|pushed through|watered down|halted|stayed|enjoined|condemned|criticised|criticized|denounced|gazetted|unveiled|reinstated|scrapped|shelved|put on hold|under fire|on the books|in force since|in effect since|rammed through|declared (?:void|invalid|unconstitutional)|found (?:to be )?unconstitutional"
# What becomes of it, and since when it is one.
_FARES = re.compile(
    rf",? (?:which |that )?(?:(?:was|is|has been|had been|is being|was being|could be|will be|would be|might be|is to be|should be){_SOON} (?:{_DONE})\b"
    r"|(?:(?:is|was|were|had been|is not) (?:set|due|expected|scheduled|supposed|meant|intended|slated|about) to |will (?:not )?|would (?:not )?|to |did not |has not |has now |only )?(?:take|takes|took|taken|come|comes|came|go|goes|went|gone|enter|enters|entered)(?: in(?:to)?)? (?:effect|force)\b"
    r"|(?:has|had) (?:yet to be (?:enforced|implemented|tested|used)|drawn (?:\w+ ){0,2}(?:criticism|fire|protests?|condemnation|praise)|(?:also |already |since )?been used (?:to|against|by)|sparked|survived|prompted (?:protests|criticism|lawsuits|legal)|come under)\b"
    r"|(?:will|would|is to|has to) be (?:enforced|implemented|phased in) (?:from|in|on|by|only)\b"
    r"|(?:came|comes|follows|followed) (?:after (?:a|the|years|months|weeks|several|two|\d)|amid|in response|a (?:\w+ )?(?:campaign|series|string|spate|scandal|wave))\b"
    r"|passed (?:in|last|with|by|on|the|both|despite|after|narrowly|unanimously|overwhelmingly|through)\b"
    r"|dates (?:from|back to) (?:the )?(?:1[6-9]|20)\d\d|(?:has|had) (?:rarely|seldom|never|hardly|often|only) (?:ever )?been (?:applied|used|enforced|invoked|tested)\b"
    r"|kicked in\b|kicks in\b|lapsed\b|expires?d?\b|sailed through|sunsets?\b)"
    r"|, (?:the (?:first|latest|strictest|toughest|most \w+|only one) |(?:popularly |commonly |better |also |widely )?(?:known as|dubbed|nicknamed) |(?:first |originally |hastily |quietly )?(?:passed|enacted|adopted|introduced|signed|approved|promulgated|brought in|drafted) (?:in|by|on|last|after|this|earlier|two|three|four|five|under|amid|during|with|before|at|when|a|\d)"
    r"|which (?:has (?:been|drawn|sparked|divided|angered)|had been|drew|sparked|critics|supporters|opponents|campaigners|activists|was (?:passed|signed|approved|adopted|introduced|enacted|drafted))\b)"
    r"|(?:'s|s') (?:supporters|opponents|critics|backers|(?:chief |main |lead )?(?:sponsors?|authors?|architects?)|passage|enactment|repeal|constitutionality|defenders|proponents|advocates|drafters|detractors)\b"
)
_CHARGED = re.compile(
    r"\b(?:charged|arrested|prosecuted|jailed|detained|imprisoned|prosecutions?|arrests|charges|convictions?|sued|indicted|first case|lawsuits) under \Z"
)
# What it does, where a parliament is spoken of; before a court all law does so.
_DOES = re.compile(
    r" (?:(?:also|now|only|further) )?(?:makes? it (?:a (?:crime|felony|criminal|misdemeano)|an offen[cs]e|illegal|easier|harder|compulsory|mandatory|unlawful)|gives? (?:police|tenants|workers|women|parents|ministers|the (?:police|government|president|minister|state|authorities|regulator|council|agency))"
    r"|appl(?:ies|y) (?:only )?to|lets|criminali[sz]es|outlaws|sets (?:a|the|up|out)|does not (?:define|apply|cover|spell|specify|go)|doesn't (?:define|apply|cover|spell|specify|go)|compels|obliges|phases|doubles|triples|removes|strips|widens|shields|targets|covers|caps|ends)\b"
)
_USED = re.compile(r"\b(?:us(?:e[sd]?|ing)|invok(?:e[sd]?|ing)|weaponi[sz](?:e[sd]?|ing)|exploit(?:ed|ing|s)?) \Z")
_USED_TO = re.compile(r" (?:to (?!the\b|your\b)[a-z]+|against)\b")
_STOPPED = re.compile(
    r"\b(?:halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|delay(?:s|ed|ing)?|fr(?:eeze|ozen?|eezing)|stay(?:ed|ing)?|enjoin(?:ed|ing)?|wrote|authored|drafted|championed|co-wrote|co-authored|gutted|weaken(?:ed|ing)?|tighten(?:ed|ing)?|strengthen(?:ed|ing)?|reinstat(?:e|ed|ing)|implement(?:ing)?"
    r"|(?:lobb(?:y|ied|ying)|campaign(?:ed|ing)?|press(?:ed|ing)?) (?:for the repeal of|for|against)|for the repeal of|referendum on|injunction against|enforcement of|[Vv]iolators of|fate of|future of|wake of|effects? of|impact of) \Z"
)
_VIOLATED = re.compile(r"\b(?:[Vv]iolators of|[Bb]reaking|[Vv]iolating|[Vv]iolations of|[Bb]reaches of) \Z")
_PENALTY = re.compile(
    r",?[^.;\n]{1,110}?(?:[$\u00a3\u20ac\u20b9] ?\d|\b(?:up to|maximum of|minimum of|at least) (?:\w+|\d[\d,.]*) (?:years|months|days|shillings|rupees|naira|rand|pounds|dollars|euros|baht|pesos)\b|\b(?:Sh|Rs|N|R|P|GH)\.? ?\d)"
)
_UNDER = re.compile(r"\b[Uu]nder \Z")
# The law as such: it takes its course, it is clear on a point.
_ITSELF = re.compile(
    r" (?:(?:would|will|must|should|to|can|may|could) (?:take its|follow its|prevail|be (?:followed|obeyed|respected|observed|upheld|applied)|catch up)|(?:is|was|seems|remains|be) (?:clear|settled|unclear|silent|on (?:his|her|their|our|my|your|its) side|broken|followed|blind|an ass|the law|well)\b|on th(?:is|at|e) (?:point|matter|subject|issue)|(?:as|where) it stands|of the land|and order)"
)
# "passed a law in July": whoever did so, on a day.
_MADE = re.compile(
    r"\b(?:passed|enacted|adopted|approved|signed|introduced|repealed|imposed|brought in|pushed through|rushed through|rammed through|promulgated|scrapped|unveiled) \Z"
)
_ON_A_DAY = re.compile(
    r"(?: (?:into law|unanimously|overwhelmingly|quietly))? (?:in (?:January|February|March|April|May|June|July|August|September|October|November|December|early|late|mid|(?:19|20)\d\d|the (?:19|20)\d\ds|the (?:spring|summer|autumn|fall|winter))|(?:last|this|earlier this|late last|early last) (?:year|month|week|spring|summer|autumn|fall|winter|session|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)"
    r"|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:years?|months?|weeks?|days?|decades?) (?:ago|later|earlier|before)|a decade ago|yesterday|today)\b"
)
_MANY = re.compile(
    r"\b(?:states|countries|nations|governments|legislatures|cities|never|not|ever|have|has yet to|if|when|once)(?: have| had| has)? \Z"
)
_COMES = re.compile(
    r" (?:[a-z]+ing|that|which|to|on|against|introduced|passed|approved|signed|for) [^.;\n]{1,70}? (?:(?:will|is (?:set|due) to|is to) )?(?:c[oa]me|coming|comes|goes|going|go|went|takes?|taking|took|enters?|entering|entered)(?: in(?:to)?)? (?:force|effect)\b"
)
# "urged parliament to pass a new law": one that is wanted.
_WISHED = re.compile(
    r"\b(?:[Cc]all(?:s|ed|ing)?|urg(?:e|es|ed|ing)|want(?:s|ed|ing)?|wish(?:es|ed)?|need(?:s|ed)?|plan(?:s|ned|ning)?|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|hop(?:e|es|ed|ing)|press(?:es|ed|ing)?|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|mull(?:s|ed|ing)?|intend(?:s|ed|ing)?|consider(?:s|ed|ing)?|propos(?:es|ed|ing)?|ready|keen|like|time|power|failed|refused|declined|seek(?:s|ing)?|sought|try|trying|tried)"
    r"(?: (?:on|for|of))?(?: (?!voted\b|agreed\b)[\w'.-]+){0,4} to (?:pass|enact|adopt|sign|create|approve) \Z"
)


def fares(text: str, found: Phrase, end: int) -> bool:
    """Whether what is said of "the law" becomes of one law only: "the law took effect in May", "charged under the law"."""
    charged = _CHARGED.search(text, max(0, found.lead - 28), found.lead) is not None
    return charged or _FARES.match(text, end, end + 110) is not None


def does(text: str, end: int) -> bool:
    """Whether "the law" is said to do what one law does: "the law makes it a crime to"."""
    return _DOES.match(text, end, end + 40) is not None


def one_law(text: str, found: Phrase, end: int) -> bool:
    """Whether what is done to "the law" is done to one alone: "used the law to silence critics", "halted the law"."""
    if _USED.search(text, max(0, found.lead - 14), found.lead) and _USED_TO.match(text, end, end + 24):
        return True
    if _STOPPED.search(text, max(0, found.lead - 40), found.lead):
        return True
    if _UNDER.search(text, max(0, found.lead - 8), found.lead) or _VIOLATED.search(
        text, max(0, found.lead - 16), found.lead
    ):
        return _PENALTY.match(text, end, end + 150) is not None
    return False


def comes(text: str, end: int) -> bool:
    """Whether "a law on languages" comes into force: then it is one."""
    return _COMES.match(text, end, end + 120) is not None


def made(text: str, found: Phrase, end: int) -> bool:
    """Whether somebody made "a law" on some day, or it came into force: "the town passed a law last year"."""
    if comes(text, end):
        return True
    done = _MADE.search(text, max(0, found.lead - 18), found.lead)
    if done is None or _ON_A_DAY.match(text, end, end + 60) is None:
        return False
    return _MANY.search(text, max(0, done.start() - 16), done.start()) is None


# "sued over a law that lets", "jailed under a law banning": what one faces, breaks or stops is one law.
_FACED = re.compile(
    r"\b(?:over|against|under|block(?:ed|s|ing)|suspend(?:ed|s|ing)|str(?:uck|ikes?|iking) down|up ?h(?:eld|olds?|olding)|overturn(?:ed|s|ing)|annul(?:led|s|ling)|repeal(?:ed|s|ing)|fr(?:oze|eezes?|ozen)|stay(?:ed|s)|challeng(?:e|es|ed|ing)|challenges? to"
    r"|citing|cit(?:ed|es)|invok(?:ed|es|ing)|defend(?:ed|s|ing)|scrapp(?:ed|ing)|violat(?:ed|es|ing)|br(?:oke|eaking)|enforc(?:ed|es|ing)|us(?:ed|es|ing)|annulled|quash(?:ed|es)|abolish(?:ed|es)|reviv(?:ed|es)) \Z"
)
_THEN_DOES = re.compile(
    r"(?: on [A-Z][a-z]{2,5}day| last \w+| this \w+)? (?:(?:that|which) (?:lets?|bans?|bars?|requires?|allows?|makes?|gives?|forbids?|prohibits?|criminali[sz]es?|limits?|restricts?|punishes|imposes?|permits?|strips?|protects?|shields?|outlaws?|obliges?|forces?|would(?: have)?|had|has|was|made|gave|banned|barred|required|allowed|forbade|prohibited|limited|restricted)"
    r"|(?:bann|barr|requir|allow|mak|giv|forbidd|prohibit|criminali[sz]|limit|restrict|punish|impos|permit|stripp|protect|shield|outlaw|oblig|forc)ing)\b"
)


def faced(text: str, lead: int, end: int) -> bool:
    """Whether "a law" is one that somebody faces, and what it does stands behind it: "sued over a law that lets"."""
    return (
        _FACED.search(text, max(0, lead - 16), lead) is not None and _THEN_DOES.match(text, end, end + 40) is not None
    )


def passed(text: str, lead: int) -> bool:
    """Whether somebody, and not many, passed what begins at `lead`: "congress passed an amnesty law"."""
    done = _MADE.search(text, max(0, lead - 18), lead)
    return done is not None and _MANY.search(text, max(0, done.start() - 22), done.start()) is None


def itself(text: str, end: int) -> bool:
    """Whether what is said behind "the law" is said of all law: "the law would take its course"."""
    return _ITSELF.match(text, end, end + 40) is not None


def wished(text: str, lead: int) -> bool:
    """Whether a law is only wanted: "called on MPs to pass a new law"; `lead` is where the phrase begins."""
    return _WISHED.search(text, max(0, lead - 80), lead) is not None
