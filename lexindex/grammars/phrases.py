"""Noun phrases around a common head noun: its determiner and modifiers, read backwards within a bound."""

import re
from enum import StrEnum
from typing import NamedTuple

from lexindex.grammars.places import PHRASES


class Determiner(StrEnum):
    """How a noun phrase is introduced."""

    DEFINITE = "definite"
    OWNED = "owned"
    INDEFINITE = "indefinite"
    BARE = "bare"
    SEVERAL = "several"


class Phrase(NamedTuple):
    """The modifiers before a head noun: where they start, the words, and the determiner before them."""

    start: int
    words: tuple[str, ...]
    determiner: Determiner
    lead: int


_DEFINITE = frozenset(["the", "this", "that", "said", "such"])
_INDEFINITE = frozenset(["a", "an", "another"])
_OWNERS = frozenset("its his her their our my your whose".split())
_SEVERAL = frozenset(
    """
    these those all both two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty
    several many some any few most other no
    various numerous dozens hundreds more
    """.split()
)
_DETERMINERS = (
    dict.fromkeys(_SEVERAL, Determiner.SEVERAL)
    | dict.fromkeys(_OWNERS, Determiner.OWNED)
    | dict.fromkeys(_INDEFINITE, Determiner.INDEFINITE)
    | dict.fromkeys(_DEFINITE, Determiner.DEFINITE)
)
_MODIFIERS_IN_LY = frozenset("family early only daily yearly elderly reply supply assembly".split())
# Words that cannot be modifiers of a noun: a phrase without a determiner ends where one stands.
_STOPS = frozenset(
    """
    of in on at by for from to with without under over against between among through during before after about
    into upon within per via as than like and or but nor so yet if when while because although though since
    until unless whether that which who whom whose where why how is are was were be been being am has have had
    having do does did will would can could shall should may might must not also only just even still already
    now then here there it he she they we you i him them us me file files filed filing bring brings brought sign
    signs signed pass passes passed enact enacts enacted introduce introduces introduced said says say told tell
    tells wrote writes write reads read argued argue argues claims claimed join joins joined settle settled drop
    dropped lose lost win won violate violates violated violating break breaks broke breaking support supports
    supported supporting oppose opposes opposed opposing challenge challenges challenged challenging block
    blocks blocked blocking reviews reviewed hear heard hears dismiss dismissed dismisses see sees saw seen use
    used using make makes made making consider considers considered approve approves approved reject rejects
    rejected amend amends amended repeal repeals repealed back backs backed backing face faces faced facing
    follow follows followed following implement uphold upheld upholds strike struck fight fighting fought defend
    defended defending reach reached negotiate negotiated adopt adopted ratify ratified withdraw withdrew leave
    left announce announced issue issued sought seek seeks submit submits submitted sponsored drafted put
    pending launched launches mounted lodged call calls called according including citing citing breaches breached breaching
    infringes infringed infringing contravenes contravened contradicts contradicted undermines undermined undermining
    flouts flouted flouting invokes invoked interprets interpreted overrides overrode respects obeys applies
    """.split()
)
# Forms of verbs that stand as modifiers right behind an article: "a pending lawsuit", "the challenged law".
_AS_MODIFIERS = frozenset(
    "pending challenged opposing supporting settled dismissed rejected repealed amended proposed underlying".split()
)
# Written small, these need no second look.
_PLAIN_DETERMINERS = {word: determiner for word, determiner in _DETERMINERS.items() if word != "that"}
_PLAIN_STOPS = frozenset(
    word for word in _STOPS - _AS_MODIFIERS if not word.endswith("ed") and word not in ("and", "or", "leave", "that")
)
# After these "that" begins a clause: "argued that state law did not apply".
_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|argu(?:e|es|ed|ing)|claim(?:s|ed|ing)?|contend(?:s|ed|ing)?|believ(?:e|es|ed)|insist(?:s|ed)?|warn(?:s|ed|ing)?|means?|held|rul(?:ed|es|ing)|found|so|fact|view|not(?:ed|es|ing)|denie[sd]|den(?:y|ying)|stat(?:ed|es|ing)|"
    r"shows?|showed|know|knew|fears?|feared|add(?:s|ed|ing)|announced|agree[sd]?|alleg(?:ed|es|ing)|assert(?:s|ed)?|suggest(?:s|ed)?|told \w+|thinks?|thought|hopes?|hoped|ensur(?:e|es|ing)|require[sd]?) \Z"
)
# An owner explains its name before the noun: "the Environmental Protection Agency's (EPA) new rule".
_ASIDE = re.compile(r"(?:\A|[ (\"])(?P<owner>[A-Z][\w.-]{1,30}(?:'s|(?<=s)')) \([^()\n]{2,40}\)\Z")
_SUM = re.compile(
    r" \((?:about |around |nearly )?(?:[A-Z]{1,3} ?)?[$\u00a3\u20ac\u00a5]? ?\d[\d.,]{0,12} ?(?:[a-zA-Z]{1,8})?(?: [a-z]{1,8})?\)\Z"
)
_SUSPENDED = re.compile(r"[ (]([a-z]{2,20}-) \Z")
_NEWLY = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|its|his|her|their|[A-Z]\w{2,20}'s) [a-z]{2,14}ly \Z")
_ARTICLE = re.compile(r"(?:\A|[\s(\"])(?:[Tt]he|[Aa]n?|[Ii]ts) \Z")
_MONTHS = frozenset("Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec.".split())
_LEAVE = re.compile(r"\b(?:sick|safe|family|medical|parental|maternity|paternity|paid|annual|bereavement) \Z")
_PARTICIPLES = ("ed", "en", "ing", "ought", "wn")  # "the closely watched case", "a little known law"
_WORD_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'&./-$\u00a3\u20ac")
# Modifiers that may stand without a determiner before the head ("amicus briefs", "Texas law").
_REACH = 90
_QUOTED = re.compile(r"[a-zA-Z][\w'-]{1,20}(?: [\w'-]{1,20}){0,2}")


def phrase(text: str, head: int) -> Phrase:
    """The noun phrase whose head noun starts at `head`.

    >>> p = phrase("signed the new Texas law", 21)
    >>> p.words, str(p.determiner)
    (('new', 'Texas'), 'definite')
    """
    floor = max(0, head - _REACH)
    at = head
    words: list[str] = []
    for _ in range(8):
        if at <= floor or text[at - 1] != " ":
            break
        stop = at - 1
        last = text[stop - 1]
        if last == ")" and (aside := _ASIDE.search(text, floor, stop)):
            return Phrase(at, tuple(reversed(words)), Determiner.OWNED, aside.start("owner"))
        if last == ")" and (sum_ := _SUM.search(text, floor, stop)):  # "a $3m (£2m) suit"
            at = sum_.start() + 1
            continue
        if last == '"':  # the "foreign agents" law
            opened = text.rfind('"', floor, stop - 1)
            if opened < 0 or not (inner := _QUOTED.fullmatch(text, opened + 1, stop - 1)):
                break
            words.extend(reversed(inner.group().split(" ")))
            at = opened
            continue
        first = text.rfind(" ", floor, stop) + 1
        word = text[first:stop]
        if first > floor:  # most words that end a phrase are plain ones
            if determiner := _PLAIN_DETERMINERS.get(word):
                return Phrase(at, tuple(reversed(words)), determiner, first)
            if word in _PLAIN_STOPS and not _inside(text, floor, first, words, word):
                break
        lettered = first > floor and word.isalpha()
        if not lettered:
            first = _word_start(text, floor, stop)
            word = text[first:stop]
            month = word in _MONTHS and bool(words) and words[-1].isdigit()  # "its Oct. 3 order"
            if not word or (word.endswith(".") and not ("." in word[:-1] and len(word) > 3) and not month):
                break  # "U.S." goes on, "ended." does not
        quoted = first > floor and text[first - 1] == '"'
        lower = word.lower()
        determiner = _DETERMINERS.get(lower)
        if determiner is None and not lettered and word.endswith(("'s", "s'")):
            determiner = Determiner.OWNED
        if determiner and not (lower == "member's" and text.endswith("private ", floor, first)):
            if lower == "that" and _SAID.search(text, max(floor - 12, 0), first):
                break
            return Phrase(at, tuple(reversed(words)), determiner, first)
        if lower in ("and", "or") and (joint := _SUSPENDED.search(text, floor, first)):
            words.append(f"{joint[1]} {word}")  # "rent- and eviction-control"
            at = joint.start(1)
            continue
        if (
            lower in _STOPS
            and word not in ("US", "IT")
            and not _modifies(text, floor, first, lower)
            and not _inside(text, floor, first, words, word)
        ) or (
            lower.endswith("ly")
            and len(lower) > 4
            and lower not in _MODIFIERS_IN_LY
            and not (words and words[-1].endswith(_PARTICIPLES))
        ):
            break
        words.append(word)
        at = first
        if quoted and (at := _unquoted(text, head, floor, first)) == first:
            break
    return Phrase(at, tuple(reversed(words)), Determiner.BARE, at)


def owner(text: str, found: Phrase) -> str:
    """Whose it is, by the last word before it, or two that are a place: "Ontario" of "Ontario's new rules", "New York"."""
    last = text[found.lead : found.start].strip().removesuffix("'s").removesuffix("'")
    if last[:1].isupper() and text[found.lead - 1 : found.lead] == " ":
        first = text[text.rfind(" ", max(0, found.lead - 16), found.lead - 1) + 1 : found.lead - 1]
        if (both := f"{first} {last}") in PHRASES:
            return both
    return last


def _word_start(text: str, floor: int, stop: int) -> int:
    while stop > floor and text[stop - 1] in _WORD_CHARS:
        stop -= 1
    return stop


_CLOSED = re.compile(r'[A-Za-z]{3,14}"')


def _unquoted(text: str, head: int, floor: int, first: int) -> int:
    """Where to read on before a quote that closes behind the head, a new "security law", or `first` where none does."""
    return first - 1 if first - 2 > floor and text[first - 2] == " " and _CLOSED.match(text, head) else first


_INSIDE = frozenset("of in for and against to on with by".split())
_TITLE_BEFORE = re.compile(r"(?:\A|\s)[A-Z][\w'-]* \Z")


def _inside(text: str, floor: int, first: int, words: list[str], word: str) -> bool:
    """Whether a small word stands inside a title: "the Homes for Veterans bill"."""
    return (
        (word in _INSIDE or word.istitle())
        and bool(words)
        and words[-1][:1].isupper()
        and _TITLE_BEFORE.search(text, floor, first) is not None
    )


def _modifies(text: str, floor: int, first: int, lower: str) -> bool:
    """Whether what is often a verb belongs to the noun: "a newly passed law", "the sick leave law", "a pending lawsuit"."""
    if lower.endswith("ed") and (_NEWLY.search(text, floor, first) or _ARTICLE.search(text, floor, first)):
        return True
    if lower == "leave":
        return _LEAVE.search(text, floor, first) is not None
    return lower in _AS_MODIFIERS and _ARTICLE.search(text, floor, first) is not None


# Words that say what a passage is about; the scanner notes where they stand when a grammar first asks for them.
CUES = {
    # A name with no citation is taken for a case only near these, and not among a match's words.
    "ruling": (
        r"\b(?:courts?|cases?|rul(?:ed|ing|ings|es)|judges?|justices?|lawsuits?|decisions?|held|plaintiffs?|defendants?|appeals?|precedents?|opinions?|litigation|tribunal|overturn(?:ed|s|ing)?|argued|interven(?:ers?|ors?)|amici|certiorari|petitioners?|respondents?|claimants?|suits?|sued|suing|appellate|overrul(?:ed|es|ing)|dissent(?:s|ed|ing)?"
        r"|constitution(?:al)?|judgments?|doctrine|statut(?:e|es|ory)|act)\b"
    ),
    "game": (
        r"\b(?:match(?:es)?|games?|goals?|cup|league|kick-off|stadium|season|fixture|draw|scor(?:e|es|ed|ing)|half-time|striker|coach|teams?|championship|wickets?|innings|bout|tennis|grand slam|wimbledon|boxing|boxers?|heavyweights?|ufc|rematch|rivalry|tournaments?|cricket|rugby|batsm[ae]n|film|movie|box office|[0-9]-[0-9])\b"
    ),
    "court": (
        r"\b(?:courts?|judges?|justices|lawsuits?|sued|suing|attorneys?|lawyers?|plaintiffs?|defendants?|prosecutors?|(?:the|an|its|his|her|their|on|of|to|will|would|could|may|might|can|final|federal|statutory|timely|direct|interlocutory|civil|criminal|consolidated|instant|this|that|such|any|second|first|last|latest|previous|new) appeals?|appeals? (?:courts?|judges?|panel|against|to|from|over|in|was|is|were|are|has|had|would|must|concerns?)|appealed|appell(?:ants?|ees?|ate)|tribunal|litigation|litigants?|barristers?|injunction|amicus|class actions?"
        r"|petitioners?|respondents?|certiorari|jur(?:y|ors?)|indict(?:ed|ments?)|prosecut(?:ion|e|ed|ing)|magistrates?|verdict|solicitors?|proceedings|on trial|to trial|stand trial"
        r"|su(?:e|es)|acquit(?:s|ted|tal)?|arraign(?:ed|ment)|convict(?:ed|ion|s)|plead(?:s|ed|ing)?|tribunals|icj|scotus|cjeu|ecj|icsid|apex bench|division bench)\b"
    ),
    "parliament": (
        r"\b(?:congress(?:ional|man|woman|men)?|senat(?:e|or|ors)|house|lawmakers?|parliament(?:ary|arians?)?|legislat(?:ure|ures|or|ors|ive|ed|ing|ion)|mps?|tds?|governors?|gov\. [a-z]+|sponsor(?:s|ed|ing)?|committee"
        r"|enact(?:s|ed|ing|ment)?|co-sponsor(?:s|ed)?|readings?|assembly|dail|lok sabha|rajya sabha|bipartisan|republicans?|democrats?|vot(?:e|ed|es)|royal assent|lords|bill into law|councillors?|ministers?"
        r"|president|knesset|bundestag|bundesrat|seanad|oireachtas|duma|riksdag|folketing|storting|sejm|holyrood|senedd|statehouse|capitol|voters|referendum|ballot|lower chamber|upper chamber|chamber of deputies|dewan (?:rakyat|negara)|verkhovna rada|jogorku kenesh|majlis|jatiya sangsad|shura council|althingi|eduskunta|sabor|deput(?:y|ies)|cortes|peers)\b"
    ),
    # What only a tale of what happened has; more words of it are looked at where these are wanting.
    "past": r"\b(?:was|were|did|came|went|took|became|began|has been|have been|(?:1[89]|20)[0-9][0-9])\b",
    "states": (
        r"\b(?:governments?|presidents?|ministers?|countr(?:y|ies)|nations?|states|negotiat(?:e|ed|es|ing|ions?|ors?)|diploma(?:t|ts|tic|cy)|ratif(?:y|ied|ies|ication)|signator(?:y|ies)|bilateral|un|u\.n|eu|summit"
        r"|rebels?|insurgents?|guerrillas?|warring|cease-?fires?|truce|peace (?:talks|process|accords?|deals?|pacts?)|embass(?:y|ies)|foreign|security council|general assembly|international|palestinians?)\b"
    ),
}


# What one does with a paper, right before it: "lodged an intervention", "filed papers".
LODGED = re.compile(
    r"\b(?:fil(?:ed?|es|ing)|lodg(?:ed?|es|ing)|submit(?:s|ted|ting)?|serv(?:ed|es|ing)|sought|seek(?:s|ing)?|heard?|hears|dismiss(?:ed|es)?|grant(?:ed|s)?|rejected|refused|admitted|allowed) (?:(?:an?|the|its|his|her|their|two|three|four|five) )?\Z"
)
