"""Whether the words around one party's name speak of its case, or of the person or firm.

"In Brown", "relies on Mayo" and "Chevron deference" are cases; "Mr. Brown", "Jim Obergefell" and "Mayo said" are not. The
surname of a person whom the text itself presents means the person, unless the words beside it say that they mean the case.
"""

import re

from lexindex.text import any_of

# What stands after or before a party's name that means its case, in articles that do not cite formally.
_OF_THE_CASE = re.compile(
    r"(?:'s)? (?:decision|ruling|opinion|doctrine|deference|test|framework|standard|precedent|majority|dissent|holding|judgment|"
    r"court (?:held|said|ruled|found)|(?:was|is|were|had been|has been) (?:\w{2,12}ly |first |later |never )?"
    r"(?:argued|decided|overturned|overruled|reaffirmed|reversed|wrong|good law|settled law|binding|distinguish)|case|overruled|held that|and its progeny|line of cases)\b"
)
_IN_THE_CASE = re.compile(
    any_of(
        r"[Uu]nder|[Ii]n|overturn(?:ed|ing|s)?|overrul(?:e|ed|ing|es)|since|citing|following|post|pre|reaffirm(?:ed|ing)?|reverse[ds]?|apply(?:ing)?|applied|"
        r"distinguish(?:e[ds]|ing)?|relitigat(?:e[ds]?|ing)|revisit(?:ed|ing|s)?|undo(?:es|ing)?|(?:rel(?:y|ies|ied|ying)|lean(?:s|ed|ing)?|rest(?:s|ed|ing)?|turn(?:s|ed)?|buil[dt]s?|decision|ruling) on|per|See|(?<=[(;,] )see|"
        r"(?:applicability|reversal|overturning|fall|end|wake|reasoning|holding|scope|progeny|limits?|meaning|reading|teaching|paragraphs? \d{1,4}|para\.? \d{1,4}) of"
    )
    + r" \Z"
)
# After a formal citation the name alone means the case, unless a person or firm acts or is addressed.
_ACTS = re.compile(
    r"(?:'s)? (?:said|says|told|added|argued|argues|wrote|filed|sued|testified|was (?:born|arrested|convicted|charged|sentenced|shot)|"
    r"appealed|claimed|sought|registered|contested|complained|lodged|alleged|contended|Inc|Corp|Co|Ltd|LLC|University|himself|herself)\b|'s (?!holding|rule|test|reasoning|reach|logic|scope|standard|framework|requirement|command|mandate|progeny|teaching|language|analysis|discussion|majority|dissent|plurality|footnote|formulation|approach|exception|principle|limits?|two-|three-)|-| [A-Z]"
)
_NAMED_SO = re.compile(
    r"(?:[A-Z][\w.]*|\bv\.?|\bvs\.?|\b(?:Mr|Mrs|Ms|Dr|by|with|against|for|represent(?:s|ed|ing)?|sue[ds]?|suing|told|fined|owns?|owned)\.?) \Z"
)
_BEGINS = re.compile(r"\b(?:In|Under|After|Since|And|But|Before|See|Cf\.|As|Unlike|Both|Nor|That|Then|What|The) \Z")
_OPENS = re.compile(
    r"\b(?:When|While|Where|If|Because|Though|Although|Until|Without|With|On|By|For|From|To|Of|Even|Only|How|Why|Is|Was|Did|Does|Like) \Z"
)
# A person or a firm: what only they do, have or are called.
_PERSON_AFTER = re.compile(
    r",? (?:(?:who|whose|his|her|himself|herself|themselves)\b|and (?:his|her|their|other)\b|(?:has|had|have) (?:said|told|asked|sued|been)\b|"
    r"(?:did not|didn't|does not|could not|declined|refused|wanted|asked|tried|hired|moved|married|lost|won|left|died|lived|worked|bought|sold|paid|went|came to)\b)"
)
_SINCE = re.compile(r"\b(?:[Aa]fter|[Bb]efore) \Z")
_CASE_JOINT = re.compile(r"(?:,? (?:[A-Z][\w.&'-]{0,30}|of|for|the|and|&)){0,8},? (?:v\.?|vs\.?|versus) |, \d| \(\d")


def formal(text: str, start: int, end: int) -> bool:
    """Whether a name from `start` to `end`, formally cited before, is of the case: nobody acts, nobody is addressed."""
    if _ACTS.match(text, end, end + 24):
        return False
    low = max(0, start - 14)
    return not _NAMED_SO.search(text, low, start) or _BEGINS.search(text, low, start) is not None


def spoken(text: str, start: int, end: int, *, body: bool = False) -> bool:
    """Whether the words beside a name say that its case is meant; one may have shares "in" a `body`."""
    if _OF_THE_CASE.match(text, end, end + 40):
        return True
    goes_on = text[end : end + 3] in (" v ", " v.") or (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    )
    if goes_on or (body and text.endswith(" in ", 0, start)):
        return False
    if text[end : end + 1] == "," and _SINCE.search(text, max(0, start - 8), start):
        return True
    return _IN_THE_CASE.search(text, max(0, start - 40), start) is not None


def joined(text: str, start: int, ends: set[int]) -> bool:
    """Whether "and" joins a name to a case before it: "in Roe and Casey"."""
    return text.endswith(" and ", 0, start) and start - 5 in ends


# A first name within a sentence, or an office; a sentence may open with a verb: "Applying Brown", "Expect Brown".
_FIRST_NAME = re.compile(
    r"(?<=[\w,;] )(?P<first>[A-Z][a-z]+|[A-Z]\.) \Z|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Lord|Lady|Sir|Judge|Justice)\.? \Z"
)


def _presented(text: str, start: int, title: str) -> bool:
    """Whether a first name or an office stands before a name, no word that opens a sentence or is of the case's title."""
    low = max(0, start - 24)
    found = _FIRST_NAME.search(text, low, start)
    if not found:
        return False
    first = found["first"]
    return not first or not (first in title or _BEGINS.search(text, low, start) or _OPENS.search(text, low, start))


# A sentence that opens with a first and a last name goes on with what the person does: "Max Weber wrote".
_AT_START = re.compile(r"(?:\A|[.!?\"\n] ?)(?P<first>[A-Z][a-z]+)(?<!ing) \Z")
_GOES_ON = re.compile(
    r"(?:, (?:who|the|an?|his|her|\d\d)\b| (?:[a-z]{2,}ed|wrote|says|said|lives|was born|told|took|has|had|went|knew|gave|kept)\b)"
)


def _opens_with(text: str, start: int, end: int, title: str) -> bool:
    found = _AT_START.search(text, max(0, start - 24), start)
    if (
        not found
        or found["first"] in title
        or _BEGINS.search(found["first"] + " ")
        or _OPENS.search(found["first"] + " ")
    ):
        return False
    return _GOES_ON.match(text, end, end + 20) is not None


def has_person(text: str, name: str, title: str, *, acts: bool = True) -> bool:
    """Whether the text presents a person or firm of this name, other than in the case's title; linear in the text.

    Without `acts` only a first name or an office before it counts, not what is said or done.

    >>> has_person("Jim Obergefell lives in Ohio.", "Obergefell", "Obergefell v. Hodges")
    True
    >>> has_person("In Brown v. Board of Education the justices agreed. Brown was argued twice.", "Brown", "Brown v. Board of Education")
    False
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        whole = not (text[end : end + 1].isalnum() or (at and text[at - 1].isalnum()))
        # The name of the case itself, from either side, presents nobody.
        if whole and not _CASE_JOINT.match(text, end, end + 90) and not _VERSUS.search(text, max(0, at - 60), at):
            if _presented(text, at, title) or _opens_with(text, at, end, title):
                return True
            if acts and (_ACTS.match(text, end, end + 24) or _PERSON_AFTER.match(text, end, end + 24)):
                return True
        at = text.find(name, end)
    return False


_VERSUS = re.compile(r" (?:v\.?|vs\.?|versus) (?:(?:[A-Z][\w.&'-]{0,30},?|of|for|the|and|&) ){0,6}\Z")
