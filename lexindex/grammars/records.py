"""The papers and record of the case at hand: "Compl. ¶ 12", "Pet. App. 4a", "Br. for Appellant 12", "Tr. 14:2", "ECF No. 12"."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.model import Form, Kind, Mention, Pinpoint

# Bluebook BT1: the head word of a paper, and what it is.
_HEADS = {
    "Compl.": "complaint", "Complaint": "complaint", "Countercl.": "counterclaim", "Crosscl.": "crossclaim", "Indictment": "indictment", "Mot.": "motion", "Motion": "motion",
    "Br.": "brief", "Brief": "brief", "Mem.": "memorandum", "Memorandum": "memorandum", "Opp'n": "opposition", "Opp.": "opposition", "Opposition": "opposition",
    "Reply": "reply", "Decl.": "declaration", "Declaration": "declaration", "Aff.": "affidavit", "Affidavit": "affidavit", "Dep.": "deposition", "Deposition": "deposition",
    "Resp.": "response", "Response": "response", "Ans.": "answer", "Answer": "answer", "Pet.": "petition", "Petition": "petition", "Stip.": "stipulation",
    "Tr.": "transcript", "Transcript": "transcript", "Stmt.": "statement", "Interrog.": "interrogatory",
}  # fmt: skip
_LONG_HEADS = sorted(word for word in _HEADS if not word.endswith("."))
_SHORT_HEADS = sorted(word.removesuffix(".") for word in _HEADS if word.endswith("."))
_WITNESSED = frozenset({"declaration", "affidavit", "deposition", "transcript"})
# What may stand before the head word as part of the paper's name.
_MODIFIERS = frozenset(
    """
    First Second Third Fourth Fifth Am. Amend. Amended Consol. Consolidated Corr. Corrected Supp. Suppl. Supplemental
    Opening Reply Rep. Resp. Answering Joint Jt. Verified Ver. V. Proposed Class Action Renewed Opp'n Opp. Trial Hr'g
    Sent'g Sentencing Plea Suppression Prelim. Oral Arg. Mot. Cross-Mot. Mem. Br. Pet. Habeas Summ. J. Superseding Initial
    Merits Amicus in of for to on Points Auths. Auth. P. A. & Law Dismiss Post-Hr'g Pre-Trial Post-Trial Tr. Supporting
    Surreply Undisputed Material Facts Mat. Stmt. Cross-Appeal Dep. Prelim Cert. Third-Party Orig. Reh'g
    """.split()
)
_PARTIES = frozenset(
    """
    Pet'r Pet'rs Resp't Resp'ts Appellant Appellants Appellee Appellees Gov't Pl. Pls. Def. Defs. Petitioner Respondent
    State Plaintiff Plaintiffs Defendant Defendants Government Debtor Trustee U.S. Amicus Intervenor
    """.split()
)
_LINKS = frozenset("in of for to on &".split())
_NOT_WITNESS = frozenset("See Cf. Id. The In But And Also Accord Compare E.g., At As Under Both With By Per".split())
_TAIL = re.compile(
    r"(?: Summ\. J\.| Summary Judgment)?(?: (?:in|of|for|to|on) [A-Z][\w.'&-]*(?:,? (?:(?:of|to|for|in|on|&|and|as) )?(?:the )?(?:[A-Z][\w.'&-]*|&|et al\.)){0,9})?"
    r"(?: [Vv]ol\. (?:\d{1,3}|[IVX]{1,5}))?"
)
_BRIEF_TAIL = re.compile(
    r" (?:for|of) (?:the )?(?P<party>(?:appell(?:ants?|ees?)(?:-cross-appell(?:ants?|ees?))?|petitioners?|respondents?|amicus curiae|amici curiae)(?= at |,? pp?\. )|[A-Z][\w.'&-]*(?:,? (?:(?:of|for|the|and|in|on|to|&) ){0,2}(?:[A-Z(][\w.'&)-]*|\d{1,3}(?= [A-Z]))){0,12}(?:,? et al\.)?)"
    r"(?P<amici>,? as (?:[A-Z]\w+ )?Amic(?:us|i) Curiae)?(?:,? (?:in [Ss]upport of|[Ss]upporting) (?:[A-Z][\w.']*(?: of [A-Z]\w+)?(?: |\b)){1,4})?"
)
_ENTRY = r"\d{1,4}(?:-\d{1,3})?"
_FILED_AT = re.compile(
    rf",? \(?(?:ECF|Dkt\.|Docket|Doc\.|D\.I\.|D\.E\.|DE)(?: No\.)? ?(?P<entry>{_ENTRY})(?![\w/:]|\.\d)\)?"
)
_DEFINED = re.compile(r" \([^()]{0,60}\)")
_NUMBER = (
    r"\*?\d{1,6}(?::\d{1,4})?[a-z]?(?:-\*?\d{1,6}(?::\d{1,4})?[a-z]?)?(?:\([a-z0-9]{1,3}\)){0,2}(?:,? nn?\.\d{1,3})?"
)
_PIN = re.compile(
    rf"(?:,? ?(?P<sign>¶{{1,2}}|§{{1,2}}|paras?\.) ?|,? (?P<at>at )?(?:ECF )?(?:PageID\.?(?:[ \n]#:?)?[ \n]?)?(?P<page>pp?\. ?)?)(?P<numbers>{_NUMBER}(?![\w/:]|[.,]\d)"
    rf"(?:(?:, (?:and )?| & | and ){_NUMBER}(?![\w/:]|[.,]\d| [A-Z])){{0,12}})"
)
_PLACE = re.compile(r"(\*?\d{1,6}(?::\d{1,4})?[a-z]?(?:\([a-z0-9]{1,3}\))*)(?:-(\*?\d{1,6}(?::\d{1,4})?[a-z]?))?")
_FOOTNOTE = re.compile(r",? nn?\.\d{1,3}")

_DOCKET = re.compile(
    rf"(?<![\w.'&/])(?:Dkts?\.?|ECF|DN(?= \d{{1,3}}[,;.)])|(?:Rec\. ?|CR )?Docs?\.|Filing(?= No)|D\. ?I\.|D\. ?E\.|DE|R\. Doc\.|Docket(?: Entry)?|Docket No\.)(?: Nos?\.?)? ?#?(?P<entry>{_ENTRY})(?![\w/:-]|[.,]\d)"
    rf"(?P<more>(?:(?:,? (?:and|&) |, ){_ENTRY}(?![\w/:-]|\.\d| [A-Z])){{0,12}})"
)
# Appendices and records, by abbreviation; those of plain capitals mean other things too.
_RECORD = re.compile(
    r"(?<![\w.'&/-])(?P<name>App\. to Pet\. for Cert\.|App\. to (?:Pet\.|Br\.)(?: for [A-Z][\w.']*)?|Pet\. ?App\.|(?:Joint|Supp\.|C\. ?A\.|Jt\.|Appellant's|Appellee's) App\.|App\.|J\. ?A\.|JA|C\.A\.J\.A\.|A\. ?R\.|AR|"
    r"(?:\d{1,2}-)?S?E\. ?R\.|(?:\d{1,2}[- ])?S?ER-?|A\. ?A\.|S\. ?A\.|SA|Reproduced Record(?: \(R\.R\.\))?|(?:\d{1,2} )?(?:(?:V?RP|CP|ID)(?= at )|C\. ?R\.|CR|R\. ?R\.|RR|C\. ?T\.|CT|R\. ?T\.|RT)|Rec\.|ROA\.?|R\. ?E\.|R\.|V?RP|CP|ID|App'x|Add\.|N\. ?T\.|T\.)"
    r"(?P<at>,? at |,? \d{1,2}/\d{1,2}/\d{2,4},? at | vol\. \d{1,2}, at | pp?\. |[ -]?)(?P<numbers>(?:A-)?\d{1,6}[a-z]?(?:-\d{1,6}[a-z]?)?(?![\w/:-]|[.,]\d)(?:, \d{1,6}[a-z]?(?:-\d{1,6}[a-z]?)?(?![\w/:]|[.,]\d| [A-Z])){0,12})"
)
_OF_REPORTS = re.compile(
    r"\b(?:Crim|Civ|Ct|Ch|Div|Dist|Cir|Super|Cal|Conn|Ga|Ill|Mass|Md|Mich|Mo|Ohio|Or|Tenn|Tex|Wash|Ala|Ariz|Ark|Colo|Haw|Ind|Iowa|Kan|Ky|La|Minn|Miss|Neb|N\. ?C|N\. ?M|Okla|Pa|S\. ?C|Utah|Va|Wis)"
    r"\.? \Z"
)
_CERTAIN = re.compile(
    r"(?:.* )?(?:App\. to .*|Pet\. ?App\.|(?:Joint|C\. ?A\.|Jt\.|Appell\w+'s) App\.|J\. ?A\.|C\.A\.J\.A\.|ROA\.?|N\. ?T\.)\Z"
)
_TITLES = {
    "App.": "Appendix", "Pet.App.": "Appendix to the petition", "J.A.": "Joint appendix", "JA": "Joint appendix", "JointApp.": "Joint appendix", "Jt.App.": "Joint appendix",
    "C.A.App.": "Court of appeals appendix", "A.R.": "Administrative record", "AR": "Administrative record", "R.": "Record", "Rec.": "Record", "ROA": "Record on appeal", "ROA.": "Record on appeal", "N.T.": "Notes of testimony",
    "RP": "Report of proceedings", "VRP": "Verbatim report of proceedings", "CP": "Clerk's papers", "ID": "Initial decision", "App'x": "Appendix",
}  # fmt: skip
_SAME = {"JA": "J.A.", "JointApp.": "J.A.", "Jt.App.": "J.A.", "AR": "A.R.", "Rec.": "R.", "ROA.": "ROA", "CR": "C.R.", "RR": "R.R.", "CT": "C.T.", "RT": "R.T.", "SA": "S.A.", "ER": "E.R.", "ER-": "E.R."}  # fmt: skip
_OPENED = re.compile(
    r"(?:[(\[;\x97]|\b(?:[Ss]ee|also|[Cc]f\.|[Ee]\.g\.,?|[Aa]ccord|citing|quoting|generally|[Ii]d\.|and|but)|(?<![A-Z])[.\"')\]]\d{0,3}|\n *\d{0,3}|[.;:,\"')] \d{1,3})[ \n]?\Z"
)
_WORDS = {
    "Compl.": "complaint", "Am.": "amended", "Amend.": "amended", "Mot.": "motion", "Br.": "brief", "Mem.": "memorandum", "Opp'n": "opposition", "Opp.": "opposition", "Decl.": "declaration",
    "Aff.": "affidavit", "Dep.": "deposition", "Resp.": "response", "Ans.": "answer", "Pet.": "petition", "Stip.": "stipulation", "Tr.": "transcript", "Supp.": "support", "Summ.": "summary",
    "J.": "judgment", "Hr'g": "hearing", "Sent'g": "sentencing", "Cert.": "certiorari", "Arg.": "argument", "Countercl.": "counterclaim", "Consol.": "consolidated", "Def.'s": "defendant's",
    "Defs.'": "defendants'", "Pl.'s": "plaintiff's", "Pls.'": "plaintiffs'", "Gov't": "government", "Stmt.": "statement", "Pet'r": "petitioner", "Resp't": "respondent",
}  # fmt: skip
_SLUGS = {
    "brief": "br", "complaint": "compl", "motion": "mot", "memorandum": "mem", "transcript": "tr", "petition": "pet", "reply": "reply", "declaration": "decl", "affidavit": "aff", "deposition": "dep",
    "response": "resp", "answer": "ans", "opposition": "oppn", "opp": "oppn", "amended": "am", "amend": "am", "defendants": "def", "defendant": "def", "defs": "def", "plaintiffs": "pl",
    "plaintiff": "pl", "pls": "pl", "appellants": "appellant", "appellees": "appellee", "petitioners": "petr", "petitioner": "petr", "petrs": "petr", "respondents": "respt",
    "respondent": "respt", "respts": "respt", "government": "govt",
}  # fmt: skip


# How the record and the appendices are abbreviated before a place in them.
_RECORDS = (
    "App", "J\\. ?A", "JA", "A\\. ?R", "AR", "E\\. ?R", "S\\. ?E\\. ?R", "SE\\. ?R", "ER", "SER", "A\\. ?A", "S\\. ?A", "SA", "C\\. ?R", "CR", "R\\. ?R",
    "RR", "C\\. ?T", "CT", "R\\. ?T", "RT", "RP", "VRP", "CP", "ID", "Rec", "ROA", "R\\. ?E", "R", "Add", "Cert", "Pet", "N\\. ?T", "T",
)  # fmt: skip


class Records:
    """References to the papers filed in the case at hand, its docket and its record."""

    kind = Kind.BRIEF

    def anchors(self) -> Iterable[Anchor]:
        """The abbreviated heads, the written-out ones before a place, docket entries, and the record."""
        yield Anchor(rf"\b(?:{'|'.join(_SHORT_HEADS)})\.", "paper")
        yield Anchor(r"\bOpp'n\b", "paper")
        yield Anchor(rf"\b(?:{'|'.join(_LONG_HEADS)}),? (?:¶|at (?:pp?\. )?[0-9])", "paper-long")
        yield Anchor(r"\bBrief (?:for|of) (?:the )?(?:[A-Z]|appell|petitioner|respondent|amic)", "brief")
        yield Anchor(
            r"\b(?:Dkts?|ECF|DN|Docs?|Filing|D\. ?[IE]|DE|Docket|Docket Entry)\.?(?: Nos?\.?)? ?#?[0-9]", "docket"
        )
        # One pattern an abbreviation: the scanner looks for their letters, where one pattern of all has none to look for.
        yield Anchor(
            r"\b(?:[FSTC]AC|PS[RI]|[DP]?S(?:UM|O|M|U)F|AOB|ARB|BIO|R&R),? (?:¶|at (?:pp?\. )?[0-9])", "initials"
        )
        yield Anchor(r"\bE(?:x|xh|xs|xhs)\. (?:[A-Z]{1,2}|[0-9]{1,3})\b", "exhibit")
        yield Anchor(r"\bApp'x,? at [0-9]", "record")
        yield Anchor(r"[(;] ?A-[0-9]{1,4}(?:[-,][A0-9]|[.)]|, )", "lettered")
        yield Anchor(r"(?:\b(?:IAF|RAF|PFR File|Initial Appeal File|AF)|\(PFR\) File), Tabs? [0-9]", "tab")
        yield Anchor(r"\bReproduced Record(?: \(R\.R\.\))?,? at [0-9]", "record")
        for name in _RECORDS:
            yield Anchor(rf"\b{name}\.?(?:,? at |,? pp?\. |, | |-)?(?:A-)?[0-9]", "record")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The paper, docket entry or place in the record at this anchor."""
        text = page.text
        if label == "docket":
            return _docket(text, end)
        if label == "record":
            return _record(page, end)
        if label in ("lettered", "tab"):
            return _lettered(page, end) if label == "lettered" else _tab(text, end)
        if label == "initials":
            return _initials(text, end)
        if label == "exhibit":
            return _exhibit(text, end)
        if label == "brief":
            return _brief(text, end)
        if label == "paper-long":
            low = max(0, end - 24)
            head = next((word for word in _LONG_HEADS if word in text[low:end]), "")
            return _paper(text, text.rfind(head, low, end), head) if head else None
        head = text[text.rfind(" ", max(0, end - 14), end) + 1 : end].lstrip("([\"'")
        head = next((word for word in (head, head.rpartition("\n")[2], head.rpartition("(")[2]) if word in _HEADS), "")
        return _paper(text, end - len(head), head) if head else None


def _paper(text: str, at: int, head: str) -> Mention | None:
    """Read a paper by its head word: its name before and behind it, where it is filed, and the place in it."""
    kind = _HEADS[head]
    start, owner = _name_start(text, at, witnessed=kind in _WITNESSED)
    stop = at + len(head)
    if kind == "petition" and (text.startswith(" App.", stop) or text.endswith("App. to ", 0, start)):
        return None  # an appendix, found by its own name
    tail = _TAIL.match(text, stop, stop + 90)
    named = tail.end() if tail else stop
    while text[named - 1] in ",'" or (text[named - 1] == "." and text[named : named + 1] not in (" ", ",", ")", ";")):
        named -= 1
    if kind == "transcript" and text.startswith(("Co", " Co"), stop):
        return None
    entry = _FILED_AT.match(text, named, named + 24)
    after = entry.end() if entry else named
    pinned, places, written = _pin(text, after)
    if not places and not entry and tail and tail.group():
        named = after = stop  # what follows is the sentence, not the paper's name
        pinned, places, written = _pin(text, after)
    if not _refers(text, start, stop, kind, owner, after, entry=entry is not None, places=places, written=written):
        return None
    return _mention(text, start, named, pinned, kind, entry["entry"] if entry else "", places, owner)


def _refers(
    text: str,
    start: int,
    stop: int,
    kind: str,
    owner: str,
    after: int,
    *,
    entry: bool,
    places: tuple[Pinpoint, ...],
    written: str,
) -> bool:
    """Whether this is a reference, by a sure place, an owner, or where it stands."""
    name = text[start:stop]
    if entry or (places and written in ("sign", "at")):
        return True
    modified = " " in name and not owner
    if places:
        return bool(owner or modified or kind in ("transcript", "complaint") or _opened(text, start))
    if text[after : after + 2].strip(" ")[:1].isupper() and not owner:
        return False  # "Aff. Action Compl. Man."
    return kind in ("complaint", "counterclaim") or bool(owner and name.rpartition(" ")[2].endswith((".", "Opp'n")))


def _opened(text: str, start: int) -> bool:
    return start == 0 or _OPENED.search(text, max(0, start - 12), start) is not None


def _name_start(text: str, at: int, *, witnessed: bool) -> tuple[int, str]:
    """Where the name of the paper whose head word stands at `at` begins, and whose it is."""
    start = at
    floor = max(0, at - 90)
    for _ in range(9):
        if start <= floor or text[start - 1] != " ":
            break
        stop = start - 1
        first = stop
        while first > floor and not text[first - 1].isspace() and text[first - 1] not in '("[;\x97':
            first -= 1
        word = text[first:stop]
        if word in _MODIFIERS and not (word == "in" and start == at):
            start = first
            continue
        if (word.endswith(("'s", "s'", ".'")) and word[:1].isupper()) or word in _PARTIES:
            return first, word
        if witnessed and word[:1].isupper() and word.isalpha() and word not in _NOT_WITNESS and len(word) > 1:
            return first, word
        break
    while text[start:at].split(" ", 1)[0] in _LINKS:
        start += len(text[start:at].split(" ", 1)[0]) + 1
    return start, ""


def _brief(text: str, end: int) -> Mention | None:
    """Read "Brief for Respondents 6": whose it is stands behind the head word."""
    start = text.rfind("Brief", max(0, end - 20), end)
    found = _BRIEF_TAIL.match(text, start + 5, start + 200)
    if start < 0 or not found:
        return None
    start = start - 6 if text[start - 6 : start] == "Reply " else start
    named = found.end()
    while text[named - 1] in " ,.":
        named -= 1
    pinned, places, _ = _pin(text, named)
    entry = _FILED_AT.match(text, named, named + 24)
    if not places and not entry and not found["amici"]:
        return None
    kind = "amicus brief" if found["amici"] else "brief"
    if entry and not places:
        pinned, places, _ = _pin(text, entry.end())
    return _mention(text, start, named, pinned, kind, entry["entry"] if entry else "", places, found["party"])


def _pin(text: str, at: int) -> tuple[int, tuple[Pinpoint, ...], str]:
    """Where the place behind a paper's name ends, the place, and how surely it is one ("sign", "at", "bare")."""
    found = _PIN.match(text, at, at + 110)
    if not found:
        return at, (), ""
    stamped = found["at"] or found["page"] or "PageID" in found.group()
    written = "sign" if found["sign"] else "at" if stamped else "bare"
    lined = ":" in found["numbers"]  # "45:2-9": page and line of a transcript
    if written == "bare" and (
        re.match(r" [A-Z]", text[found.end() : found.end() + 2]) or (text[at : at + 1] == "," and not lined)
    ):
        return at, (), ""
    unit = {"¶": "paragraph", "p": "paragraph", "§": "section"}.get((found["sign"] or "")[:1], "page")
    return found.end(), _places(unit, found["numbers"]), written


def _places(unit: str, numbers: str) -> tuple[Pinpoint, ...]:
    return tuple(Pinpoint(unit, place[1], place[2]) for place in _PLACE.finditer(_FOOTNOTE.sub("", numbers)))


def _mention(
    text: str, start: int, named: int, end: int, kind: str, entry: str, places: tuple[Pinpoint, ...], owner: str
) -> Mention:
    name = " ".join(text[start:named].split())
    whose = _WHOSE.fullmatch(name)
    if whose and "Amic" in name:
        kind, owner = "amicus brief", whose["who"]
    fields = [("type", kind)]
    if whose and whose["side"]:
        fields.append(("supports", whose["side"]))
    if owner:
        fields.append(("filer", re.sub(r"(?:'s|(?<=s)'|\.'s|\.')$", "", owner)))
    if entry:
        fields.append(("number", entry))
    title = " ".join(_WORDS.get(word, word) for word in name.split())
    key = ("record", _slug(name), title[:1].upper() + title[1:], entry)
    if not places and entry:
        end = named
        found = _FILED_AT.match(text, named, named + 24)
        end = found.end() if found else named
    return Mention(start, end, Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=tuple(fields))


# "Brief for the United States as Amicus Curiae Supporting Respondents", "Br. of Amici Curiae Historians in Support of Petitioners".
_WHOSE = re.compile(
    r"(?:Reply )?(?:Brief|Br\.) (?:for|of) (?:the )?(?:Amic(?:us|i) Curiae )?(?P<who>[^,]{2,120}?)(?:,? as (?:\w+ )?Amic(?:us|i) Curiae)?"
    r"(?:,? (?:in [Ss]upport of|[Ss]upporting) (?P<side>[^,]{2,60}))?"
)


def _slug(name: str) -> str:
    """One slug for the ways to write a paper's name: "Appellant's Br.", "Br. for Appellant", "Brief for Appellants"."""
    name = re.sub(r"^(Br\.|Brief) (?:for|of) (?:the )?(.*)$", r"\2 Br.", name)
    words = re.findall(r"[a-z0-9]+", re.sub(r"['.]s\b|'", "", name.lower().replace(".'s", "")))
    return "-".join(_SLUGS.get(word, word) for word in words if word != "the")[:80]


def _docket(text: str, end: int) -> Mention | None:
    found = next((m for m in _DOCKET.finditer(text, max(0, end - 24), end + 70) if m.end() >= end > m.start()), None)
    if not found:
        return None
    start, entry = found.start(), found["entry"]
    written = found.group()
    if written.startswith(("Doc.", "Docs.")) and not _opened(text, start) and text[start - 2 : start] != ", ":
        return None  # "H.R. Doc. No. 12"
    if re.match(r"(?:DE|DN|Docket \d)", written) and not _opened(text, start):
        return None
    if re.fullmatch(r"\d{2}-\d{3}", entry):
        return None  # a case's own number
    pinned, places, how = _pin(text, found.end())
    if how == "bare":
        pinned, places = found.end(), ()
    fields = (("type", "docket entry"), ("number", entry))
    key = ("record", f"dkt-{entry}", f"Docket entry {entry}", entry)
    return Mention(start, pinned, Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=fields)


def _record(page: Page, end: int) -> Mention | None:
    text = page.text
    found = next((m for m in _RECORD.finditer(text, max(0, end - 40), end + 70) if m.end() >= end > m.start()), None)
    if not found:
        return None
    start, name = found.start(), found["name"]
    if name == "SA" and re.search(r"\d{4} (?:\(\d{1,2}\) )?\Z", text[max(0, start - 10) : start]):
        return None  # the South African Law Reports
    lettered = re.match(r"(?:A-)?\d+[a-z]|A-", found["numbers"]) is not None
    sure = lettered or "at" in found["at"] or name == "JA" or page.near("court", start, end, 1500)
    if not _CERTAIN.match(name) and not (sure and _opened(text, start)):
        return None
    if name.startswith("J") and not page.near("court", start, end, 3000) and not _opened(text, start):
        return None
    if re.match(r" (?:[A-Z]|million|percent|people|years?)", text[found.end() : found.end() + 9]):
        return None
    if name == "App." and _OF_REPORTS.search(text, max(0, start - 9), start):
        return None  # "Tex. Crim. App. 2006", "230 Conn. App. 1"
    if name == "App'x" and ("at" not in found["at"] or text.endswith(("F. ", "Fed. "), 0, start)):
        return None  # the Federal Appendix
    if (
        name == "ID"
        and not any(f"{word} decision" in text for word in ("nitial", "NITIAL"))
        and "Initial Decision" not in text
    ):
        return None
    if name == "R." and text[start - 3 : start] in ("P. ", "t. "):
        return None
    name = "R.R." if name.startswith("Reproduced") else name
    plain = re.sub(r"App\. to Pet\. for Cert\.|App\. to Pet\.", "Pet.App.", name).replace(" ", "")
    plain = re.sub(r"^\d{1,2}-?(?=[A-Z])", "", plain)
    title = _TITLES.get(plain) or _TITLES.get(_SAME.get(plain, "")) or name
    plain = _SAME.get(plain, plain)
    kind = "appendix" if "App" in plain or plain in ("J.A.", "A.A.", "S.A.") else "record"
    slug = re.sub(r"[^a-z]+", "-", plain.lower().replace(".", "")).strip("-")
    places = _places("page", found["numbers"].replace("A-", ""))
    key = ("record", slug, title, "")
    return Mention(start, found.end(), Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=(("type", kind),))


_LETTERED = re.compile(r"(?<=[(; ])A-(?P<first>\d{1,4})(?:-(?:A-?)?(?P<last>\d{1,4}))?(?=[.);,])")


def _lettered(page: Page, end: int) -> Mention | None:
    """A page of the appendix by its letter, alone in brackets: "(A-123.)"."""
    found = next((m for m in _LETTERED.finditer(page.text, max(0, end - 12), end + 8) if m.end() >= end - 2), None)
    if not found or not page.near("court", found.start(), end, 3000):
        return None
    places = (Pinpoint("page", found["first"], found["last"]),)
    key = ("record", "app", "Appendix", "")
    return Mention(
        found.start(), found.end(), Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=(("type", "appendix"),)
    )


_TAB = re.compile(
    r"(?<!\w)(?P<file>IAF|RAF|PFR File|\(PFR\) File|Initial Appeal File|AF), Tabs? (?P<number>\d{1,3})(?!\w)"
)
_FILES = {
    "IAF": "Initial appeal file",
    "RAF": "Refiled appeal file",
    "PFR File": "Petition for review file",
    "AF": "Appeal file",
}


def _tab(text: str, end: int) -> Mention | None:
    """A tab of a file of the Merit Systems Protection Board: "IAF, Tab 4 at 9"."""
    found = next((m for m in _TAB.finditer(text, max(0, end - 30), end + 4) if m.end() >= end), None)
    if not found:
        return None
    pinned, places, how = _pin(text, found.end())
    if how != "at":
        pinned, places = found.end(), ()
    file = {"Initial Appeal File": "IAF", "(PFR) File": "PFR File"}.get(found["file"], found["file"])
    slug = _slug(f"{file} tab {found['number']}")
    key = ("record", slug, f"{_FILES[file]}, tab {found['number']}", "")
    fields = (("type", "record"), ("number", found["number"]))
    return Mention(found.start(), pinned, Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=fields)


# Papers that go by their initials, with the places that prove them: "SAC ¶ 9", "PSR at 7".
_BY_INITIALS = {
    "FAC": ("complaint", "First amended complaint"), "SAC": ("complaint", "Second amended complaint"), "TAC": ("complaint", "Third amended complaint"),
    "CAC": ("complaint", "Consolidated amended complaint"), "PSR": ("report", "Presentence report"), "PSI": ("report", "Presentence investigation report"),
    "SUMF": ("statement", "Statement of undisputed material facts"), "SOF": ("statement", "Statement of facts"), "SMF": ("statement", "Statement of material facts"),
    "SUF": ("statement", "Statement of undisputed facts"), "DSOF": ("statement", "Defendant's statement of facts"), "PSOF": ("statement", "Plaintiff's statement of facts"),
    "DSMF": ("statement", "Defendant's statement of material facts"), "PSMF": ("statement", "Plaintiff's statement of material facts"),
    "AOB": ("brief", "Appellant's opening brief"), "ARB": ("brief", "Appellant's reply brief"), "BIO": ("opposition", "Brief in opposition"), "R&R": ("report", "Report and recommendation"),
}  # fmt: skip
_INITIALS = re.compile(rf"(?<![\w.&'/-])(?:{'|'.join(_BY_INITIALS)})(?=,? (?:¶|at ))")
_EXHIBIT = re.compile(
    r"(?<![\w.&'/-])(?:(?P<filer>(?:Pls?|Plaintiffs?|Defs?|Defendants?|Gov't|Government|State|Joint|Jt|Pet'r|Resp't|Trial|Tr|Dep)\.?(?:'s|')?) )?Exh?s?\. (?P<number>[A-Z]{1,2}(?![a-z])|\d{1,3})(?:-\d{1,3})?(?![\w:/]|\.\d|\. \d|-[A-Za-z])"
)


def _initials(text: str, end: int) -> Mention | None:
    found = next((m for m in _INITIALS.finditer(text, max(0, end - 14), end) if m.end() < end), None)
    if not found:
        return None
    pinned, places, how = _pin(text, found.end())
    if not places or (
        how == "at" and not (found.group() in ("PSR", "R&R", "AOB", "FAC") or _opened(text, found.start()))
    ):
        return None
    if _TIME.match(text, pinned, pinned + 12):
        return None  # "the SAC at 9 a.m."
    kind, title = _BY_INITIALS[found.group()]
    key = ("record", _slug(found.group().replace("&", " and ")), title, "")
    return Mention(found.start(), pinned, Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=(("type", kind),))


_TIME = re.compile(r" ?(?:[ap]\.?m\b|percent|per cent|%|o'clock)")


def _exhibit(text: str, end: int) -> Mention | None:
    """An exhibit where a citation may stand, or with its page: "(Ex. A at 3)", "Pl.'s Ex. 12 ¶ 4"."""
    found = next((m for m in _EXHIBIT.finditer(text, max(0, end - 28), end + 6) if m.end() >= end > m.start()), None)
    if not found or text[found.start() - 2 : found.start() - 1].isdigit():
        return None  # "3 Ex. D. 5" is of the Exchequer Division
    pinned, places, how = _pin(text, found.end())
    if how == "bare":
        pinned, places = found.end(), ()
    if not (_opened(text, found.start()) and (places or text[pinned : pinned + 1] in (")", ";", ",", "."))):
        return None
    name = f"Ex. {found['number']}" if not found["filer"] else f"{found['filer']} Ex. {found['number']}"
    fields = (("type", "exhibit"), ("number", found["number"]))
    key = ("record", _slug(name), f"Exhibit {found['number']}", found["number"])
    return Mention(found.start(), pinned, Kind.BRIEF, Form.CITED, key, pinpoints=places, fields=fields)
