"""Who filed a paper, through which lawyers, and for whom: read from the sentence that speaks of it.

A filer is a name, a list of names, or what the sentence calls it ("42 Republican senators", "a network of health
workers"). Nothing is said of a paper whose sentence leaves it open.
"""

import re

from lexindex.grammars.parts import NOT_NAMES
from lexindex.grammars.places import PLACES
from lexindex.words import rows

_BACK, _FORTH = 260, 220  # characters of the sentence looked at on each side of the paper
_PROPER = (
    r"[A-Z][\w.&'-]*(?: (?:(?:of|for|the|de|la|and the|on|to|in the) ){0,2}(?:[A-Z][\w.&'-]*|\d{1,5}(?! [a-z]))){0,7}"
)
_LIST = rf"{_PROPER}(?:, {_PROPER}){{0,8}}(?:,? (?:and|&|along with|together with|as well as) (?:the )?{_PROPER})?"
_NO_NOUN = (
    r"(?!(?:in|of|on|for|to|that|which|who|whose|and|or|with|at|from|against|by|is|was|were|are|be|been|has|had|have|will|would|may|"
    r"urges|urged|urging|warns|warned|warning|argues|argued|arguing|asks|asked|asking|calls|called|calling|contends|backs|backed|backing|supports|supporting|opposes|opposing|challenging|seeking|"
    r"said|says|told|before|after|as|but|it|he|she|they|not|also|this|last|next)\b)"
)
_NUMBER = r"(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty)(?:-[a-z]+)?|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Ss]everal|[Dd]ozens of|[Ss]cores of|[Mm]ore than \d{1,4}|\d{1,4}"
_COMMON = (
    rf"(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts|{_NUMBER}) (?:{_NO_NOUN}[A-Za-z][\w'-]* ){{0,3}}{_NO_NOUN}[a-z][\w-]*"
    rf"(?: (?:of|from) (?:(?:the )?{_NO_NOUN}[A-Za-z\d][\w'-]* ){{0,3}}{_NO_NOUN}[A-Za-z][\w-]*(?: and (?:the )?[A-Z]\w+(?: of [A-Z]\w+)?)?)?"
)
_PLURAL = r"(?:(?:[A-Z][\w.]*|[a-z-]+) ){0,3}(?:[Aa]ttorneys general|[a-z-]{3,}s)(?: (?:of|from|in) (?:\d{1,3}|[a-z]+|[A-Z]\w+)(?: [a-z]+s| and [A-Z]\w+)?)?"
_LAWYERS = r"(?:'s?(?: [a-z]+)? (?:lawyers?|attorneys?|legal team|counsel|solicitors?|barristers?|advocates?))?"
_SEVERAL = rf"{_COMMON}(?:(?:, {_COMMON}){{0,4}},? and {_COMMON})?"
_WHO = rf"(?:(?:[Ll]awyers?|[Aa]ttorneys?|[Cc]ounsel|[Ss]olicitors?) (?:for|representing) )?(?:(?:the )?(?P<name>{_LIST})|(?P<common>{_SEVERAL})){_LAWYERS}"
_ASIDE = rf"(?: \([^()]{{1,60}}\)|, (?P<known>{_PROPER}),|,[^,.;]{{1,80}},)?"
_AUX = r"(?: (?:has|have|had|also|jointly|then|later|already|on \w+day|yesterday|last \w+|who|which|separately|himself|herself)){0,3}"
_FILED = rf"(?:{'|'.join(sorted((row['words'] for row in rows('wording') if row['sort'] == 'filed'), key=len, reverse=True))})"
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
_ALSO_FILING = re.compile(
    rf"(?:\A|[.;\"] ){_WHO}{_ASIDE}{_AUX} [a-z]+(?: [^.;\"]{{1,120}})?,? (?:filing|submitting|lodging){_PAPER}\Z"
)
_WHOSE = re.compile(rf"\b{_WHO},? whose(?: [\w-]+){{0,3}} \Z")
_FILE = re.compile(
    rf"(?:\A|[.,;:\"] )(?P<common>{_PLURAL}){_ASIDE}{_AUX} (?:filed|submitted|lodged|presented){_PAPER}\Z"
)
_SAYS_IN = re.compile(rf"\b{_WHO}{_ASIDE}{_AUX} {_SAID}(?: [^.;\"]{{1,90}})? in{_PAPER}\Z")
_IN_A = re.compile(
    r"(?:\A|[.,;:\"] |\b(?:and|but) )[Ii]n (?:an?|the|its|their|his|her|one|another)(?: [\w'/-]+){0,4} ?\Z"
)
_THEN_SAYS = re.compile(
    rf"(?: (?:filed|submitted|lodged|dated|made|published|released|seen|sworn|signed|drawn|to|with|in|before|on|last|this|late)\b[^,.;\"]{{0,80}})?,? (?:but )?{_WHO}{_ASIDE}{_AUX} {_SAID}\b"
)
_BY = re.compile(
    rf"(?: [-\u2014\x97]|,| \()?(?: ?(?:was |were |that was |has been )?(?:filed|submitted|lodged|signed|written|brought|drawn up|made|drafted|prepared))?(?: (?:on|in|last|this|late|earlier this|with) [\w' ]{{1,30}}?)? (?:by|from) (?:the )?{_WHO}"
)
_ON_BEHALF = re.compile(rf"(?: [^.;]{{1,60}}?)? on behalf of (?:the )?{_WHO}")
_WHICH = re.compile(rf",? (?:that|which) {_WHO} (?:had |has |have )?{_FILED}\b")
_BACKING = tuple(row["words"] for row in rows("wording") if row["sort"] == "backing")
_FOR = re.compile(
    rf"\b(?:{'|'.join(sorted(_BACKING, key=len, reverse=True))}) (?:(?:the )?(?P<name>{_PROPER})|(?P<common>{_COMMON}))"
)
_SIGNS = _BACKING
_PERSON = r"(?:(?:Lord|Lady|Sir|Dame) [A-Z][a-z'-]+(?: of [A-Z][a-z]+)?|[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'-]+){1,2})"
_PERSONS = rf"{_PERSON}(?:(?:, {_PERSON}){{0,4}},? and {_PERSON})?"
_LAW = r"(?:lawyers?|attorneys?(?! [Gg]eneral)|counsel|solicitors?|barristers?|advocates?|public defenders?)"
_LAWYER = re.compile(
    rf"\b(?:[Ll]awyers?|[Aa]ttorneys?(?! [Gg]eneral)|[Cc]ounsel(?: of record)?|[Ss]olicitors?|[Bb]arristers?|[Aa]dvocates?|[Pp]ublic defenders?|[Rr]epresented by)(?: for (?:the )?[\w' ]{{2,30}})?,? (?P<a>{_PERSONS})"
    rf"|(?P<b>{_PERSON}), (?:an?|the|its|their|his|her|one of (?:the|its|their|his|her)) (?:[\w'-]+ ){{0,2}}{_LAW}\b"
    rf"|(?P<c>{_PERSON}),? (?:QC|KC|SC|S\.C\.|K\.C\.|Q\.C\.)(?=[\s,.;])"
    rf"|(?P<d>{_PERSON}), who (?:represents?|represented|is representing|acts|acted) "
)
_LAWYERLY = (
    "awyer", "ttorney", "ounsel", "olicitor", "arrister", "dvocate", "epresent", "defender", "QC", "KC", " SC", "K.C.", "Q.C.", "S.C.", " acts ", " acted ",
)  # fmt: skip
_STEMS: tuple[str, ...] = (
    "fil",
    "submi",
    "lodg",
    "present",
    "serve",
    "draft",
    "signed",
    "wrote",
    "brought",
    "moved",
    "joined",
    "led",
    "sw",
    "enter",
    "tender",
)
_STEMS += tuple({row["words"][:5] for row in rows("wording") if row["sort"] == "filed"} - {"filed", "files"})
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
_PARTISAN = re.compile(
    r"(?:Republican|Democrat|Conservative|Labour|Liberal|Tory|Green|Catholic|Muslim|Jewish|Christian|Lutheran|Baptist|Hindu|Sikh)"
)
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
    if ends_so is False and any(verb in before[-60:] for verb in ("filing ", "submitting ", "lodging ")):
        looks.append(_ALSO_FILING.search(before))
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
    told = _told(found) if found else None
    return (_UP_TO.split(told[0], maxsplit=1)[0], told[1]) if told else None


_UP_TO = re.compile(r" (?:in|on|to|before) (?:the )?(?=[A-Z])|,? (?:in|on|to|before|at) (?=the|a )")


_CLIENT = re.compile(
    rf"(?:\bon behalf of|, who (?:represents?|represented|is representing|acts for|acted for)|(?:QC|KC|SC|S\.C\.|K\.C\.|Q\.C\.),? (?:for|representing)) (?:(?:the )?(?P<name>{_LIST})|(?P<common>{_SEVERAL}))"
)


def client(sentence: str) -> tuple[str, bool] | None:
    """For whom the lawyer of a sentence filed the paper: "filed ... on behalf of nine nurses"."""
    found = _CLIENT.search(sentence) if any(stem in sentence for stem in (" behalf ", *_LAWYERLY)) else None
    told = _told(found) if found else None
    return (_UP_TO.split(told[0], maxsplit=1)[0], told[1]) if told else None


def lawyer(sentence: str) -> str | None:
    """The lawyer whom the sentence names, or several, parted by semicolons."""
    found = _LAWYER.search(sentence) if any(stem in sentence for stem in _LAWYERLY) else None
    names = next(filter(None, found.groups()), None) if found else None
    return "; ".join(re.split(r",? and |, ", names)) if names else None


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
    lowered = noun[1:2].islower() and " " in noun and noun.split()[0] not in PLACES and not _PARTISAN.match(noun)
    return noun[:1].lower() + noun[1:] if lowered else noun, False
