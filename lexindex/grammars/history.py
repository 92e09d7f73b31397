"""What stands around a case citation and says how it is used: signal, history, parenthetical."""

import re

from lexindex.text import any_of

# Signals of the Bluebook's rule 1.2, and the words with which a quotation or history hands over to another case.
_SIGNAL = re.compile(
    any_of(
        r"(?P<signal>(?:[Bb]ut )?[Ss]ee(?: also| generally)?(?:,? e\.g\.|, for example)?|(?:[Bb]ut )?[Cc]f\.(?:,? e\.g\.)?|[Aa]ccord|[Cc]ontra(?:, e\.g\.)?|[Cc]ompare|E\.g\.|[Cc](?i:iting)|[Qq](?i:uoting))",
        before=r"(?<![\w.])",
    )
    + r"(?:,|:)?(?: id\.;?)? \Z"
)
_SIGNAL_REACH = 28

_ACTS = (
    r"affg|affd|modfg|modfd|revg|lv (?:to appeal )?(?:denied|granted|dismissed)|(?:appeal|mot|rearg|cert) (?:denied|granted|dismissed|withdrawn)|app dismissed|aff'g|aff'd|affirmed|affirming|rev'g|revg|revd|rev'd|reversed|reversing|vacated|vacating|overruled|overruling|abrogated|abrogating|modified|modifying|remanded"
    r"|cert\. (?:denied|granted|dismissed)|certiorari denied|appeal (?:denied|dismissed|docketed)|leave (?:to appeal )?denied|reh'g (?:denied|granted)|rehearing denied"
    r"|review denied|pet\. (?:denied|filed|ref'd)|perm\. to appeal denied|superseded(?: by statute)?|appeal after remand|prob\. juris\. noted|mandamus denied|(?:report and )?recommendation adopted|adopted"
)
_HISTORY = re.compile(
    rf"[,;] (?:and )?(?P<act>(?:{_ACTS})(?: (?:in part|and remanded|as moot|en banc|per curiam|without opinion|by an equally divided [Cc]ourt|on (?:other )?grounds|as modified|as untimely|mem\.)){{0,2}}"
    rf"(?: (?:and|&) (?:{_ACTS}))?(?: in part)?)"
    r"(?:,? (?:by|on (?:other|different) grounds|mem\.|per curiam|as stated in))?,? \Z"
)
_HISTORY_REACH = 90
_SUB_NOM = re.compile(r",? sub nom\.,? \Z")
_LONGEST = 700


def signal_before(text: str, start: int) -> str:
    """The signal that leads a citation in ("See also", "Cf."), or nothing."""
    if text[start - 1 : start] != " ":
        return ""
    found = _SIGNAL.search(text, max(0, start - _SIGNAL_REACH), start)
    return found["signal"] if found else ""


def history_before(text: str, start: int) -> str:
    """What the citation at `start` says became of the case just cited ("aff'd", "cert. denied"), or nothing."""
    if text[start - 1 : start] != " " or text[start - 2 : start - 1].isdigit():
        return ""
    if sub := _SUB_NOM.search(text, max(0, start - 12), start):
        start = sub.start() + 2 if text[sub.start()] == "," else sub.start() + 1
    found = _HISTORY.search(text, max(0, start - _HISTORY_REACH), start)
    return found["act"] if found else ""


_PROCEDURAL = re.compile(
    r"(?:en banc|per curiam|plurality(?: opinion)?|mem\.|unpublished|slip op\..{0,20}|(?:[\w.' -]{1,30},? )?(?:C\. ?)?JJ?\.,.{0,60}|table|"
    r"(?:(?:some |all |internal |original )?(?:citations?|footnotes?|quotations?|quotation marks|alterations?|emphas[ie]s|brackets|ellips[ie]s)(?:,? and |, | )?){1,4}"
    r"(?:omitted|added|altered|in original|removed|deleted|mine|ours))",
    re.IGNORECASE,
)


def parenthetical_after(text: str, end: int) -> str:
    """The words in the brackets right after a citation, brackets within brackets with them; or nothing.

    Of several, the first that says something of the case: "(en banc) (holding that cats are pets)".
    """
    first = ""
    for _ in range(3):
        inside, end = _brackets(text, end)
        if inside and not _PROCEDURAL.fullmatch(inside):
            return inside
        first = first or inside
        if not inside:
            break
    return first


def _brackets(text: str, end: int) -> tuple[str, int]:
    begun = end + 1 if text[end : end + 1] in (" ", "\n") else end
    open_ = text[begun : begun + 1]
    if open_ not in ("(", "["):
        return "", end
    close = ")" if open_ == "(" else "]"
    depth, at = 1, begun + 1
    ceiling = min(len(text), at + _LONGEST)
    while depth:
        closing = text.find(close, at, ceiling)
        if closing < 0:
            return "", end
        depth += text.count(open_, at, closing) - 1
        at = closing + 1
    inside = text[begun + 1 : at - 1].strip()
    return ("", end) if inside.isdigit() else (inside, at)
