"""What the name of a party may hold: commas and numbers within it, small words at its head; and what only leads up to it."""

import re

# Words with which a sentence comes to a case, capitalised at its start.
LEADS = frozenset(
    """
    Later Earlier Recently Subsequently Previously Similarly Likewise Conversely Accordingly Therefore Nevertheless
    Nonetheless Additionally Specifically Following Applying Distinguishing Overruling Contrary Notably Perhaps Even
    Only Instead Again Here There Ultimately Generally Citing Quoting Unlike Whereas Compare Next Rather Still
    Discussing Interpreting Construing Noting Relying Cited Like Namely Plainly Clearly Certainly Footnote
    """.split()
)
_STATES = (
    r"(?:Ala(?:\.|bama|ska)|Ariz(?:\.|ona)|Ark(?:\.|ansas)|Cal(?:\.|ifornia)|Colo(?:\.|rado)|Conn(?:\.|ecticut)|Del(?:\.|aware)|Fla\.|Florida"
    r"|Ga\.|Georgia|Haw(?:\.|aii)|Idaho|Ill(?:\.|inois)|Ind(?:\.|iana)|Iowa|Kan(?:\.|sas)|Ky\.|Kentucky|La\.|Louisiana|Me\.|Maine|Md\.|Maryland"
    r"|Mass(?:\.|achusetts)|Mich(?:\.|igan)|Minn(?:\.|esota)|Miss(?:\.|issippi)|Mo\.|Missouri|Mont(?:\.|ana)|Neb(?:\.|raska)|Nev(?:\.|ada)"
    r"|N\. ?[HJMYCD]\.|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Okla(?:\.|homa)|Or(?:\.|egon)|Pa\.|Pennsylvania"
    r"|R\. ?I\.|Rhode Island|S\. ?[CD]\.|Tenn(?:\.|essee)|Tex(?:\.|as)|Utah|Vt\.|Vermont|Va\.|Virginia|Wash(?:\.|ington)|W\. ?Va\.|Wis(?:\.|consin)|Wyo(?:\.|ming)"
    r"|D\. ?C\.|P\. ?R\.|U\.? ?S\.? ?A\.?|Inc\.)"
)
_COMPANY = r"(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|LLP|L\.L\.P|L\.P|LP|P\.C|PC|P\.A|N\.A|S\.A|PLLC|P\.L\.L\.C|Bros|Assocs)\b"
# "Toyota Motor Mfg., Ky., Inc.", "City of Los Angeles, California": a place between commas, or behind a town.
_PLACE_THEN = re.compile(rf"{_STATES},? {_COMPANY}")
_PLACE_LAST = re.compile(rf"{_STATES}\Z")
_TOWN = re.compile(
    r"\b(?:(?:City|County|Cnty\.|Town|Village|Borough|Township|Twp\.|Parish) of [A-Z][\w. '-]{1,28}|[A-Z][\w'-]{1,20} (?:City|County|Cnty\.|Parish|Twp\.)),\Z"
)
# "Smith, Jones & Co.", "Skadden, Arps, Slate, Meagher & Flom LLP": partners of a firm.
_PARTNERS = re.compile(
    rf"(?:[A-Z][\w'-]{{1,20}}, ){{0,5}}[A-Z][\w'-]{{1,20}},? & (?:[A-Z][\w'-]{{1,20}}|{_COMPANY})(?:,? {_COMPANY}\.?)*[.,]?\Z"
)
# "Board of Education, Island Trees ... District": a body, and which one of them.
_BODY = re.compile(
    r"\b(?:(?:Board|Bd\.) of (?:Education|Educ\.|Trustees|Trs\.|Regents|Directors|Dirs\.|Supervisors|Commissioners|Comm'rs|Elections)|(?:Department|Dep't|Dept\.|Office|Division|Div\.|Bureau) of [A-Z][\w&. '-]{1,40}|Zoning Board|Commission),\Z"
)
_WHICH = re.compile(r"\b(?:District|Dist\.|County|Cnty\.|City|School|Schools|Sch\.|State|University|Univ\.|Division)\b")
# "State of N.Y., Dep't of Health": a state or town, and an office of it.
_PUBLIC = re.compile(r"\b(?:State|City|County|Commonwealth|Town|Village|Territory) of [A-Z][\w. '-]{1,24},\Z")
_OFFICE = re.compile(
    r"(?:Dep't|Dept\.?|Department|Office|Division|Div\.|Bureau|Board|Bd\.|Comm'n|Commission|Police|Agency) of\b"
)
# "Teamsters, Local 174", "Jones, Warden", "Ross, Secretary of Labor": a branch of it, an office it holds.
_BEHIND = re.compile(
    r"(?:(?:Local|Lodge|Post|Unit|Chapter|Branch|Dist\.|District|Division|Council|No\.) ?(?:Union )?(?:No\. ?)?\d|AFL-? ?CIO|"
    r"(?:Acting |Former |Chief |Deputy |Assistant )?(?:Warden|Secretary|Sec'y|Attorney General|Att'y Gen\.|Governor|Commissioner|Comm'r|Director|Dir\.|Superintendent|Sheriff|Administrat(?:or|rix)|Execut(?:or|rix)"
    r"|Trustee|Chairman|Mayor|Collector|District Attorney|Comptroller|Treasurer|Receiver|Guardian|President of|Postmaster General)\b)"
)
_STATED = re.compile(
    r"\b(?:In|in|[Oo]f|[Tt]o|[Ff]rom|[Bb]y|[Aa]t|[Oo]n|[Uu]nder|[Ww]ith|[Ff]or|[Ww]here|[Ww]hen|[Ss]ince|[Aa]s) \Z"
)


def comma_within(text: str, first: int, stop: int, after: int, end: int) -> bool:
    """Whether the comma that ends the word `[first, stop)` stands within the party whose name goes on to `end`.

    >>> text = "Smith, Jones & Co. v. Roe"
    >>> comma_within(text, 0, 6, 7, 18)
    True
    """
    rest = text[after:end]
    before = text[max(0, stop - 70) : stop]
    if _PLACE_THEN.match(rest):
        return True
    body = _BODY.search(before)
    if (body and _WHICH.search(rest)) or ((body or _PUBLIC.search(before)) and _OFFICE.match(rest)):
        return True
    if _PLACE_LAST.match(rest) and _TOWN.search(before):
        return True
    if not text[first].isupper() or _STATED.search(text, max(0, first - 7), first):
        return False
    return _BEHIND.match(rest) is not None or _PARTNERS.match(rest) is not None


_NUMBERED = re.compile(r"\b(?:Nos?\.|Local|Lodge|Post|Unit|District|One|Two|Three|Four|Five|Six) \Z")
_ALIAS = re.compile(r"\b(?:Does?|Roes?|Coe|Poe|Defendant|Plaintiff|Inmate|Company|Number) \Z")
_WITH_LETTER = re.compile(r"\d{1,4}(?:-[A-Z]|[A-Z]{1,3}\b|(?:st|nd|rd|th|d)\b|-\d{3}\b)")
_HEAD = re.compile(
    r"(?<![\n.;:])(?<!January)(?<!February)(?<!March)(?<!April)(?<!May)(?<!June)(?<!July)(?<!August)(?<!September)(?<!October)(?<!November)(?<!December)(?<!note)(?<!No\.) \Z"
)
_FIRM = re.compile(rf"[^\d]{{2,70}}?\b{_COMPANY}\.?(?:,? {_COMPANY}\.?)?\Z")


def number_within(text: str, first: int, stop: int, end: int) -> bool:
    """Whether the word with a digit at its head, `[first, stop)`, is of the party: "7-Eleven", "Doe 2", "Dist. No. 1".

    In "In 1986 Bowers v. Hardwick" the year is none of it.
    """
    low = max(0, first - 12)
    if _NUMBERED.search(text, low, first) or _WITH_LETTER.match(text, first, stop):
        return True
    if stop == end:
        return stop - first <= 3 and _ALIAS.search(text, low, first) is not None
    # "the suit of 84 Lumber Co.": a firm's number; on a new line it may be that of a footnote.
    plain = text[first:stop].isdigit() and stop - first < 4
    return plain and _HEAD.search(text, low, first) is not None and _FIRM.match(text[stop:end]) is not None


_PARTICLES = re.compile(
    r"(?<![\w'-])(?:(?:de|del|della|di|du|da|dos|van|von|der|den|ten|ter|el|al|bin|ibn|le|la|los|las) ){1,3}\Z"
)
_SMALL_HEAD = re.compile(r"(?:(?:al|el|ad|ar|as|an|at|az|ash|d|l|de|du|ul)[-'][A-Z]|[a-z]{1,2}[A-Z])")
_SMALL_FIRST = re.compile(
    r"(?:(?:de|del|della|di|du|da|dos|van|von|der|den|ten|ter|el|al|bin|ibn|le|la|los|las) ){1,3}[A-Z]"
)
# "A.B. by and through C.D.", "B.P.J. by Jackson": who sues for somebody.
_FOR = re.compile(
    r"(?: by and through | on behalf of | by (?:(?:his|her|their|and through|its) )+|(?<=\w\.) by |(?<=Doe) by |(?<=Roe) by |(?<=, a minor), by |(?<=Doe), by |(?<=\w\.), by )"
    r"(?:(?:next friends?|mother|father|parents?|guardians?(?: ad litem)?|attorney),? )?\Z"
)
# A point before one of these words is an abbreviation's: no sentence begins with a small letter.
JOINTS = frozenset(("of", "for", "the", "and", "&", "ex", "in"))


def particles_before(text: str, at: int) -> int:
    """Where the small words at the head of a surname begin: "de la Torre", "van der Berg"; `at` where there are none."""
    if at < 3 or text[at - 1] != " " or not text[at - 2].islower():
        return at
    found = _PARTICLES.search(text, max(0, at - 16), at)
    return found.start() if found else at


def represented(text: str, at: int) -> int:
    """Where the name before "by and through" ends, if these words stand right before `at`; `at` where they do not."""
    if text.find(" by ", max(0, at - 60), at) < 0 and not text.endswith(" on behalf of ", 0, at):
        return at
    found = _FOR.search(text, max(0, at - 60), at)
    return found.start() if found else at


_ROLE = re.compile(
    r" \((?:Appellant|Respondent|Claimant|Defendant|Petitioner|Applicant|Plaintiff|Pursuer|Defender)s?\)"
)


def without_role(party: str) -> str:
    """A party without what it is: "Finn Ltd (Respondent)" is Finn Ltd."""
    return _ROLE.sub("", party) if party.endswith(")") else party


def heads_name(text: str, at: int) -> bool:
    """Whether a word in small letters is a name's: "al-Rashid", "eBay", "d'Amico"."""
    return _SMALL_HEAD.match(text, at) is not None


def begins_party(words: str) -> bool:
    """Whether words may be a party's name from their first on: a capital, a number, a sum, a small word of a surname."""
    first = words[:1]
    return (
        first.isupper()
        or first.isdigit()
        or first in ("'", "(", "#", "$")
        or words.startswith("the ")
        or _SMALL_HEAD.match(words) is not None
        or _SMALL_FIRST.match(words) is not None
    )
