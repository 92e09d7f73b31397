"""Court cases: reporter citations, neutral citations, docket numbers and names."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page, captions, neutral, registries
from lexindex.grammars.dockets import numbered, unlisted
from lexindex.grammars.parties import party_back, party_forward
from lexindex.grammars.parts import year_after
from lexindex.grammars.partywords import without_role
from lexindex.grammars.places import PLACES
from lexindex.grammars.reported import reported, volumeless
from lexindex.grammars.reporters import lone_reporters
from lexindex.model import Form, Kind, Mention, Pinpoint

_PUBLIC_PARTY = re.compile(
    r"\b(?:United States|U\.S\.|US|State|States|People|Commonwealth|Commission|Commissioner|Secretary|Minister|Board|Department|Dept|City of|County of|County|Attorney|Inc|Corp|Co|Ltd|LLC|Union of India|"
    r"Republic|Government|Director|Council|Authority|Association|School|University|Governor|Administrator|Comm'n|Bd|Ass'n|R|Regina|The Queen|The King|HM|District|Ex parte|In re)\b"
)
_AT_PARAGRAPHS = re.compile(r" at \[\d{1,4}\](?:(?:-|, |,? and )\[\d{1,4}\]){0,8}")
_SHOUTED = re.compile(r"[A-Z]{2}")
_CUE_REACH = 160
_ROLE = re.compile(
    r"(?:Plaintiff|Appell(?:ee|ant)|Petitioner|Respondent|Movant|Defendant|Claimant|Debtor|Relator|Intervenor|Cross-\w+)s?[,.]?\Z|\bNo\. [\w:]*\d-?[\w:-]*\Z|\bJustices\b|\bPlaintiff/",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:Nos?\.|Case No|CASE NO|Cause No|CAUSE NO|APPEAL FROM|SC\Z|MEMORANDUM|Civil Action|Crim)")


def _pattern(name: str) -> str:
    return re.sub(r"([^A-Za-z0-9 ,'&-])", r"\\\1", name)


class Cases:
    """Cases in reporters of every edition and variation that reporters-db lists, neutral citations and names."""

    kind = Kind.CASE

    def anchors(self) -> Iterable[Anchor]:
        """Reporters between numbers, the joint of a case name, and the courts' own numbers."""
        # One look at every capital behind a number costs less than three thousand reporters sought everywhere; the engine
        # looks for each digit faster than for any.
        for digit in range(10):
            yield Anchor(rf"{digit}[A-Z]? [A-Z]", "reporter")
        yield Anchor(r"(?:__|--|\x97) [A-Z]", "reporter")
        yield Anchor(r"[0-9]{4} ?-[A-Z]", "reporter")
        yield Anchor(r"\b(?:19|20)?[0-9]{2}C", "reporter")
        yield Anchor(r"\b(?:" + "|".join(map(_pattern, lone_reporters())) + r"),? ?[0-9\xb6PIVX(p]", "lone")
        yield Anchor(r"\(La\.(?: ?App\. [1-6] Cir\.)? [0-9]{1,2}/", "louisiana")
        yield Anchor(r"[A-Za-z0-9.,)'\"] (?:vs?\.?|versus|V\.?) (?:the )?[A-Z\"]", "name", late=True)
        yield Anchor(r"\b(?:In re|In Re|IN RE|Ex parte|EX PARTE|Matter of) [A-Z]", "in-re", late=True)
        for anchor in neutral.anchors():
            yield anchor._replace(label=f"own\t{anchor.label}")
        yield from registries.anchors()
        yield from captions.anchors()
        yield Anchor(r"[0-9][0-9]-(?:cv|cr|mc|md|mj|ml|bk|ap|sw|civ|crim|po|CV|CR|MC|MD|MJ|ML|CIV)-[0-9]", "docket")
        yield Anchor(r"\bIndex N(?:os?\.|umber) ?[0-9]{3}", "own-file")
        yield Anchor(r"\bC\. ?A\. No\. 20[0-9]{2}-[0-9]{4}-[A-Z]", "own-file")
        yield Anchor(r"\bNos?\. [0-9]{2}[AMO][0-9]", "own-file")
        yield Anchor(r"\b[0-9]{2}[A-Z]{2}CV[0-9]{5}\b", "own-file")
        yield Anchor(r"\bMDL (?:Docket )?No\. [0-9]", "panel")
        yield Anchor(r"\bNos?\. ?[0-9]{2,4}-[0-9]", "number")
        yield Anchor(
            r"\bNos?\. ?(?:[0-9]{1,2}:)?[0-9A-Z.]{1,9}(?:-[0-9A-Za-z]| (?:[Cc]iv|Cr|CIV|CV|MD|EDA|MDA|WDA|C) ?[.0-9])",
            "filed",
        )

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The case at this anchor."""
        text = page.text
        if label == "reporter":
            return reported(page, end)
        if label == "lone":
            return volumeless(page, end)
        if label == "name":
            return _name(page, end)
        if label.startswith("own\t"):
            return neutral.match(page, end, label[4:]) or unlisted(page, end, label[4:])
        if label == "registry":
            return registries.match(text, end)
        if label == "in-re":
            return _in_re(text, end)
        if label in ("caption", "paper") or label.startswith("file\t"):
            return captions.match(page, end, label)
        return numbered(page, end, label)


# The paper's own heading, beside which a caption's "v." stands in the next column.
_PAPER = re.compile(
    r"(?:[A-Z]+ )?(?:ORDER|OPINION|MEMORANDUM|JUDGMENT|NOTICE|MOTION|COMPLAINT|DECISION|BRIEF|PETITION|AFFIDAVIT|DECLARATION|INDICTMENT|ANSWER)S?"
)


_FILE_LAST = re.compile(r"\bN[Oo]s?\. ?\S{3,24}(?: \([A-Z]{2,4}\)){0,3}\Z")


def _name(page: Page, end: int) -> Mention | None:
    text = page.text
    right = end - 1
    if text[right] == '"':
        return None
    article = text.endswith(" the ", 0, right)  # "Citizens United vs. the FEC"
    joint = right - 4 * article
    left_end = text.rfind(" ", max(0, joint - 9), joint - 1)
    left = party_back(text, left_end)
    if left >= left_end:
        return None
    stop = party_forward(text, right)
    if stop <= right:
        return None
    plaintiff, defendant = text[left:left_end].rstrip(","), text[right:stop]
    if text[left_end + 1] == "V" and not (plaintiff.isupper() and _SHOUTED.search(plaintiff)):
        return None  # a middle initial, "R. F. V. Heuston"; the joint is a capital only in names all in capitals
    if (
        (plaintiff.isupper() and _PAPER.match(plaintiff))
        or (defendant.isupper() and _PAPER.match(defendant))
        or ("No" in plaintiff and _FILE_LAST.search(plaintiff))  # "No. 20-CV-6663 (KMK) v. ORDER ADOPTING REPORT"
        or plaintiff == "AND"
        or _ROLE.search(plaintiff)
        or _CAPTION.match(defendant)
    ):
        return None  # the head of a judgment, where what a party is stands between its name and "v."
    if plaintiff.isdigit() or (len(plaintiff) < 2 and plaintiff != "R"):
        return None
    plaintiff, defendant = without_role(plaintiff), without_role(defendant)
    fields = [("plaintiff", plaintiff), ("defendant", defendant)]
    after, year = stop, ""
    if text[stop : stop + 2] == " (":
        after, year = year_after(text, stop)
    if year:
        fields.append(("year", year))
    places: tuple[Pinpoint, ...] = ()
    if text.startswith(" at [", after) and (paragraphs := _AT_PARAGRAPHS.match(text, after, after + 80)):
        after, places = paragraphs.end(), tuple(Pinpoint("paragraph", one) for one in re.findall(r"\d+", paragraphs[0]))
    key = ("case", plaintiff, defendant, year)
    named = Mention(left, after, Kind.CASE, Form.NAMED, key, pinpoints=places, fields=tuple(fields))
    court = page.near("ruling", left, stop, _CUE_REACH)
    game = page.near("game", left, stop, _CUE_REACH) or _MEETS.match(text, left, stop) or _AGAIN.search(defendant)
    game = game or (_TEAM.search(plaintiff) and _TEAM.search(defendant))
    if (article and not year) or (year and not court and _countries(plaintiff, defendant)):
        return named._replace(key=("case?", plaintiff, defendant, year))  # a match, as often as a case
    pointed = text.startswith(
        ("v. ", "V. "), left_end + 1
    )  # so lawyers write; papers and fans leave the point out, or add an s
    if court and not year and not pointed and " " not in plaintiff and " " not in defendant:
        court = _in_sentence(text, left, stop)
    if (
        (court and not game)
        or (not game and (year or _PUBLIC_PARTY.search(plaintiff) or _PUBLIC_PARTY.search(defendant)))
        or (court and year)
    ):
        return named
    # Kept for the linker, which drops it unless the catalog knows the case.
    return named._replace(key=("case?", plaintiff, defendant, year))


# "Previewing Li vs. Sato", and how often two have met, "Li v Sato XIV": games.
_MEETS = re.compile(r"(?:Preview(?:ing|s)?|Watch|Highlights|Recap|Round|Match|Rematch|Live|Prediction)\b")
_TEAM = re.compile(r"\b(?:A?FC|W?FC|FCW|RFC|CF|SC|CC|United|Rovers|Athletic|Wanderers|Hotspur|Albion)\Z")
_AGAIN = re.compile(r" [IV]*X[IVXL]*\Z")


# Two names of one word each are a case where the sentence says so: "Batman v Superman" is no ruling of the next sentence's.
_RULED = re.compile(
    r"\b(?:[Cc]ourts?|[Cc]ases?|[Rr]ul(?:ed|ing|ings|es)|[Jj]udg(?:es?|e?ments?)|[Jj]ustices?|[Ll]awsuits?|[Dd]ecisions?|[Dd]ecided|[Hh]eld|[Pp]laintiffs?|[Dd]efendants?|[Aa]ppeals?|[Pp]recedents?|[Oo]pinions?|[Ll]itigation|[Tt]ribunal|[Oo]verturn(?:ed|s|ing)?|[Cc]onstitution(?:al)?|[Dd]octrine|[Ss]tatut(?:e|es|ory)|[Uu]nder|[Aa]rgument|[Pp]roceedings|[Pp]rinciple|[Ee]stoppel|[Tt]rustees?|[Cc]ounsel|[Ss]olicitors?|[Cc]laimants?|[Hh]earing|[Ss]uit|[Bb]rief|[Ss]ee|citing|cited|following|distinguished|overruled)\b"
)


def _in_sentence(text: str, left: int, stop: int) -> bool:
    low, high = max(0, left - 200), min(len(text), stop + 200)
    low = max(low, text.rfind("\n", low, left), text.rfind(". ", low, left))
    high = min(at for at in (text.find("\n", stop, high), text.find(". ", stop, high), high) if at >= 0)
    return (_RULED.search(text, low, left) or _RULED.search(text, stop, high)) is not None


def _countries(plaintiff: str, defendant: str) -> bool:
    return plaintiff in PLACES and defendant in PLACES


def _in_re(text: str, end: int) -> Mention | None:
    right = end - 1
    stop = party_forward(text, right)
    start = next(
        (
            at
            for word in ("In re ", "In Re ", "IN RE ", "Ex parte ", "EX PARTE ", "Matter of ")
            if text.startswith(word, at := right - len(word))
        ),
        right,
    )
    if stop <= right or start == right:
        return None
    name = text[start:stop]
    if name.endswith(("Moot Court", "Mock Trial")):
        return None
    if name.startswith("Matter of") and not re.match(r"Matter of [A-Z][\w'-]*-", name):
        return None  # "a Matter of Time"; a citation, if there is one, finds the rest
    fields = (("plaintiff", name),)
    return Mention(start, stop, Kind.CASE, Form.NAMED, ("case", name, "", ""), fields=fields)
