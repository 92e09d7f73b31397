"""Who filed a paper, through which lawyers, when, and for whom: read from the sentence that speaks of it.

A filer is a name, a list of names, or what the sentence calls it ("42 Republican senators", "a network of health
workers"). Nothing is said of a paper whose sentence leaves it open.
"""

import re

from lexindex.grammars.parts import NOT_NAMES

_BACK, _FORTH = 260, 220  # characters of the sentence looked at on each side of the paper
_PROPER = (
    r"[A-Z][\w.&'-]*(?: (?:(?:of|for|the|de|la|and the|on|to|in the) ){0,2}(?:[A-Z][\w.&'-]*|\d{1,5}(?! [a-z]))){0,7}"
)
_LIST = rf"{_PROPER}(?:, {_PROPER}){{0,8}}(?:,? (?:and|&|along with|together with|as well as) (?:the )?{_PROPER})?"
_NO_NOUN = (
    r"(?!(?:in|of|on|for|to|that|which|who|whose|and|or|with|at|from|against|by|is|was|were|are|be|been|has|had|have|will|would|may|"
    r"said|says|told|before|after|as|but|it|he|she|they|not|also|this|last|next)\b)"
)
_NUMBER = r"[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Ss]everal|[Dd]ozens of|[Ss]cores of|[Mm]ore than \d{1,4}|\d{1,4}"
_COMMON = (
    rf"(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts|{_NUMBER}) (?:{_NO_NOUN}[A-Za-z][\w'-]* ){{0,3}}{_NO_NOUN}[a-z][\w-]*"
    rf"(?: of (?:{_NO_NOUN}[a-z][\w'-]* ){{0,3}}{_NO_NOUN}[a-z][\w-]*)?"
)
_PLURAL = r"(?:(?:[A-Z][\w.]*|[a-z-]+) ){0,3}[a-z-]{3,}s"
_LAWYERS = r"(?:'s?(?: [a-z]+)? (?:lawyers?|attorneys?|legal team|counsel|solicitors?|barristers?|advocates?))?"
_SEVERAL = rf"{_COMMON}(?:(?:, {_COMMON}){{0,4}},? and {_COMMON})?"
_WHO = rf"(?:(?:[Ll]awyers?|[Aa]ttorneys?|[Cc]ounsel|[Ss]olicitors?) (?:for|representing) )?(?:(?:the )?(?P<name>{_LIST})|(?P<common>{_SEVERAL})){_LAWYERS}"
_ASIDE = rf"(?: \([^()]{{1,60}}\)|, (?P<known>{_PROPER}),|,[^,.;]{{1,80}},)?"
_AUX = r"(?: (?:has|have|had|also|jointly|then|later|already|on \w+day|yesterday|last \w+|who|which|separately|himself|herself)){0,3}"
_FILED = r"(?:filed|submitted|lodged|files|submits|lodges|presented|served|drafted|signed|wrote|brought|moved)"
_FILING = r"(?: (?:would|will|plans? to|planned to|intends? to|was considering|is considering|wants? to|vowed to|may|could)) (?:file|filing|submit|submitting|lodge)"
_SAID = (
    r"(?:said|says|argued|argues|argue|wrote|writes|told|tells|claimed|claims|contended|contends|stated|states|alleged|alleges|indicated|"
    r"asserted|asserts|warned|urged|asked|asks|noted|insisted|maintained|conceded|declared|swore|testified|explained|pleaded|described|"
    r"called|accused|denied|pointed|relied|leaned)"
)
_PAPER = r"(?: (?:an?|the|its|their|his|her|this|another|one|\d{1,3}|two|three|four|five|eleven|several))?(?: (?!(?:that|which|to|for|in|of|and|on|by|with|from|against|as|was|were|is)\b)[\w'/-]+){0,4} ?"

_OWNER = re.compile(rf"(?P<who>(?:(?P<name>{_PROPER})|(?P<common>{_COMMON})))(?:'s|(?<=s)')(?: [\w-]+){{0,3}} \Z")
_WHEN = r"(?: (?:on|in|last|this) [\w ,]{1,18}?)?"
_FILES = re.compile(rf"\b{_WHO}{_ASIDE}{_AUX}(?: {_FILED}{_WHEN}|{_FILING}){_PAPER}\Z")
_WOULD = re.compile(rf"\b{_WHO}{_ASIDE} {_SAID}{_WHEN} (?:that )?(?:it|they|he|she){_FILING}{_PAPER}\Z")
# What all of these end with, whoever it is.
_FILED_SO = re.compile(rf"(?: {_FILED}{_WHEN}|{_FILING}){_PAPER}\Z")
_WHOSE = re.compile(rf"\b{_WHO},? whose(?: [\w-]+){{0,3}} \Z")
_FILE = re.compile(
    rf"(?:\A|[.,;:\"] )(?P<common>{_PLURAL}){_ASIDE}{_AUX} (?:filed|submitted|lodged|presented){_PAPER}\Z"
)
_SAYS_IN = re.compile(rf"\b{_WHO}{_ASIDE}{_AUX} {_SAID}(?: [^.;\"]{{1,90}})? in{_PAPER}\Z")
_IN_A = re.compile(
    r"(?:\A|[.,;:\"] |\b(?:and|but) )[Ii]n (?:an?|the|its|their|his|her|one|another)(?: [\w'/-]+){0,4} ?\Z"
)
_THEN_SAYS = re.compile(
    rf"(?: (?:filed|submitted|lodged|dated|made|published|released|seen|to|with|in|before|on|last|this|late)\b[^,.;\"]{{0,80}})?,? (?:but )?{_WHO}{_ASIDE}{_AUX} {_SAID}\b"
)
_BY = re.compile(
    rf"(?: [-\u2014\x97]|,| \()?(?: ?(?:was |were |that was |has been )?(?:filed|submitted|lodged|signed|written|brought|drawn up|made|drafted|prepared))?(?: (?:on|in|last|this|late|earlier this|with) [\w' ]{{1,30}}?)? (?:by|from) (?:the )?{_WHO}"
)
_ON_BEHALF = re.compile(rf"(?: [^.;]{{1,60}}?)? on behalf of (?:the )?{_WHO}")
_WHICH = re.compile(rf",? (?:that|which) {_WHO} (?:had |has |have )?{_FILED}\b")
_FOR = re.compile(
    rf"\b(?:in support of|supporting|backing|on behalf of|in favou?r of|siding with|on the side of) (?:(?:the )?(?P<name>{_PROPER})|(?P<common>{_COMMON}))"
)
_SIGNS = ("support", "backing", "behalf", "favo", "siding", "the side of")
_PERSON = r"[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'-]+){1,2}"
_LAWYER = re.compile(
    rf"\b(?:[Ll]awyers?|[Aa]ttorneys?(?! [Gg]eneral)|[Cc]ounsel|[Ss]olicitors?|[Bb]arristers?|[Aa]dvocates?|[Rr]epresented by)(?: for (?:the )?[\w' ]{{2,30}})?,? (?P<a>{_PERSON})"
    rf"|(?P<b>{_PERSON}), (?:an?|the|its|their|his|her|one of (?:the|its|their|his|her)) (?:[\w'-]+ ){{0,2}}(?:lawyers?|attorneys?|counsel|solicitors?|barristers?|advocates?)\b"
)
_LAWYERLY = ("awyer", "ttorney", "ounsel", "olicitor", "arrister", "dvocate", "epresented by")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:filed|submitted|lodged|dated|brought|served)\b(?:(?! by )[^.;]){{0,60}}? (?P<date>(?:on |dated )?(?:(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:{_MONTH})(?:,? \d{{4}})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|in (?:(?:{_MONTH})(?: \d{{4}})?|(?:19|20)\d\d)|(?:last|this|earlier this) (?:week|month|year|spring|summer|autumn|fall|winter|\w+day)|yesterday)\b"
)
_BEFORE_DATE = re.compile(
    rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}}), (?P<year>\d{{4}})|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}),? (?P<year2>\d{{4}})"
)
_STEMS = ("fil", "submi", "lodg", "present", "serve", "draft", "signed", "wrote", "brought", "moved")
_WITHIN = re.compile(r"\b(?:with|of|for|in|to|from|on|at|against) \Z")  # what is filed by whom comes later
_PRONOUNS = frozenset("he she they it we who this that his her their some others many i you there".split())
_LEADS = NOT_NAMES | {
    "Separately",
    "Later",
    "Earlier",
    "Instead",
    "Still",
    "Now",
    "Here",
    "There",
    "Last",
    "Next",
    "Lawyers",
}
_NO_FILER = re.compile(
    r"\b(?:[Cc]ourts?|[Jj]udges?|(?<!of )[Jj]ustices?|tribunal|bench|panel|[Rr]ule|Act|law|[Cc]onstitution|case|suit|lawsuit|brief|petition|complaint|motion|filing|week|month|year|day|time|number|copy|spokes\w+|\d{4}|[Ll]awyers?|[Aa]ttorneys?|[Cc]ounsel|[Ss]olicitors?)\Z|^[Hh](?:is|er) "
)


def filer(sentence: str, start: int, end: int) -> tuple[str, bool] | None:
    """Who the sentence says filed the paper at `[start, end)`, and whether that is a name; None where it leaves it open.

    >>> text = "Three pastors have filed an amicus brief."
    >>> filer(text, 28, 40)
    ('three pastors', False)
    """
    before, after = sentence[max(0, start - _BACK) : start], sentence[end : end + _FORTH]
    looks: list[re.Match[str] | None] = []
    # A plain look for a word costs less than a pattern that has it.
    if "'" in before[-60:]:
        looks.append(_OWNER.search(before))
    if _IN_A.search(before):
        looks.append(_THEN_SAYS.match(after))
    if " by " in after or " from " in after:
        looks.append(_BY.match(after))
    filed = any(stem in before for stem in _STEMS)
    ends_so = filed and _FILED_SO.search(before) is not None
    if ends_so:
        looks.append(_FILES.search(before))
    if " in " in before[-60:]:
        looks.append(_SAYS_IN.search(before))
    if ends_so:
        looks += [_WOULD.search(before), _FILE.search(before)]
    if " whose " in before[-60:]:
        looks.append(_WHOSE.search(before))
    if filed or " on behalf of " in after or any(stem in after for stem in _STEMS):
        looks += [_WHICH.match(after), _ON_BEHALF.match(after)]
    for found in looks:
        inner = found and found.re is not _OWNER and _WITHIN.search(found.string, 0, found.start())
        if found and not inner and (told := _told(found)):
            return told
    return None


def supported(sentence: str, start: int) -> tuple[str, bool] | None:
    """In whose support the paper near `start` was filed."""
    low, high = max(0, start - 40), start + _FORTH
    found = _FOR.search(sentence, low, high) if any(sentence.find(sign, low, high) >= 0 for sign in _SIGNS) else None
    return _told(found) if found else None


def lawyer(sentence: str) -> str | None:
    """The lawyer whom the sentence names."""
    found = _LAWYER.search(sentence) if any(stem in sentence for stem in _LAWYERLY) else None
    return (found["a"] or found["b"]) if found else None


def date_filed(sentence: str) -> str | None:
    """When the sentence says the paper was filed: in ISO where it tells the year, else in its own words."""
    found = _DATE.search(sentence) if any(stem in sentence for stem in (*_STEMS[:3], "dated", *_STEMS[-2:])) else None
    if not found:
        return None
    written = re.sub(r"^(?:on|in|dated) ", "", found["date"])
    if whole := _BEFORE_DATE.fullmatch(written):
        month, day, year = (whole[name] or whole[f"{name}2"] for name in ("month", "day", "year"))
        return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
    return written


def _told(found: re.Match[str]) -> tuple[str, bool] | None:
    """The party that a pattern found, without the words that only begin a sentence."""
    parts = found.groupdict()
    if written := parts.get("name") or parts.get("known"):
        words = re.sub(r"'s?\Z", "", written).strip(" .,").split()
        while words and (words[0].rstrip(",") in _LEADS or words[0] in ("the", "of", "on", "in")):
            words.pop(0)
        name = " ".join(words)
        if len(name) < 2 or name.lower() in _PRONOUNS or name.isdigit() or _NO_FILER.search(name):
            return None
        return name, True
    noun = re.sub(r"^(?:the|an?|its|their) ", "", parts.get("common") or "", flags=re.IGNORECASE)
    if len(noun) < 3 or noun.lower() in _PRONOUNS or _NO_FILER.search(noun):
        return None
    return noun[:1].lower() + noun[1:] if noun[1:2].islower() and " " in noun else noun, False
