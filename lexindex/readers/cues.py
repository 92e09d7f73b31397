"""What says that a paragraph is not the article: one row a cue, with its reason."""

import re
from dataclasses import dataclass
from enum import Enum

from lexindex.model import Zone


class Ends(Enum):
    """What a cue says about the paragraphs after it."""

    NOTHING = 0  # the article goes on
    TAIL = 1  # the article is over if nothing but headlines of others follows
    LIST = 2  # headlines of other articles follow
    ARTICLE = 3  # the article is over


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that a whole paragraph, up to `limit` characters long, is of one zone.

    Patterns are tried only where something cheap points to them: `opens` are first words, in lower case and without
    punctuation; `closes` are last ones; `holds` are literals in lower case that must stand somewhere in the paragraph.
    """

    name: str
    pattern: re.Pattern[str]
    limit: int
    reason: str
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    zone: Zone = Zone.BOILERPLATE
    ends: Ends = Ends.NOTHING


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_NETWORK = r"(?:facebook|twitter|x|linked\s?in|whats\s?app|reddit|e-?mail|telegram|instagram|pinterest|flipboard|tumblr|print|messenger|bluesky|mastodon|threads|youtube|tiktok|pocket|copy\ link|link)"
_THING = r"(?:(?:this|the|our)\ )?(?:story|article|post|page|news|piece)?"

CUES = (
    Cue(
        "skip link",
        _of(r"(?:skip|jump)\ (?:directly\ )?to\ (?:the\ |our\ )?(?:main\ |primary\ |page\ )?(?:content|navigation|nav|search|footer|menu|article|main|comments|accessibility\ links)\W*"),
        60,
        "the first link of a page, for those who do not see the menus",
        opens=("skip", "jump"),
    ),
    Cue(
        "newsletter",
        _of(
            r"""(?:sign\ up|sign-up|subscribe|register|join|get|receive|want|don.t\ miss|never\ miss|stay)\b
            .{0,120}?\b(?:our|your|the|free|daily|weekly|morning|evening|a|an|this|inbox|email|e-mail|news)\b
            .{0,60}?\b(?:newsletters?|inbox|e-?mail\ (?:alerts?|updates?|list)|mailing\ list|briefing|digest)\b
            (?:[^.]{0,60}[.!]?\s{0,2}(?:here|now|today|click\ here)?[.!]?)"""
        ),
        200,
        "an offer to subscribe, addressed to the reader in the imperative",
        opens=("sign", "sign-up", "subscribe", "register", "join", "get", "receive", "want", "don't", "never", "stay"),
    ),
    Cue(
        "your inbox",
        _of(
            r"""(?![\"“'‘]).{0,120}\b(?:deliver\w*|direct(?:ly)?|straight|right|sent|send|get|receive|news|stories|headlines|updates?|weekly|daily|free)\b
            .{0,80}\b(?:in|to|into)\ your\ (?:e-?mail\ )?(?:inbox|mailbox)\b[^\"”]{0,60}"""
        ),
        240,
        "only a page that wants an address speaks of the reader's own inbox",
        holds=("inbox", "mailbox"),
    ),
    Cue(
        "address field",
        _of(r"(?:enter|your)\ (?:your\ )?e-?mail(?:\ address)?(?:\ (?:here|below|to\ subscribe|\(required\)))?\W*|by\ (?:signing\ up|subscribing|submitting),?\ (?:you|i)\ agree\b.{0,250}"),
        320,
        "the label of a form and its small print",
        opens=("enter", "your", "by"),
    ),
    Cue(
        "share",
        _of(
            rf"""(?:read\ or\ )?(?:share|tweet|print|e-?mail|save|pin|bookmark|republish|copy)\ ?{_THING}
            (?:\ ?(?:on|via|to|by|with|this)\ ?(?:a\ friend|friends|{_NETWORK}|this))?
            (?:[\s,|·•/]{{1,3}}{_NETWORK}){{0,10}}(?:\s?:\s?\S{{0,80}})?\W*"""
        ),
        140,
        "buttons that came along as words",
        opens=("share", "tweet", "print", "email", "e-mail", "save", "pin", "bookmark", "copy", "read"),
    ),
    Cue(
        "networks",
        _of(rf"{_NETWORK}(?:[\s,|·•/]{{1,3}}(?:and\ )?{_NETWORK}){{1,12}}\W*"),
        160,
        "a row of networks is a row of buttons",
        opens=("facebook", "twitter", "x", "linkedin", "whatsapp", "reddit", "email", "telegram", "instagram", "print", "copy", "bluesky"),
    ),
    Cue(
        "follow",
        _of(
            rf"""(?:follow\ (?:us|me|@\w+|\w+(?:\ \w+){{0,3}})|(?:like|find|connect\ with|join)\ us)\ (?:on|at|via)\ {_NETWORK}
            (?:[\s,&/]{{1,3}}(?:and\ )?{_NETWORK}){{0,6}}(?:\s?[:@]\s?.{{1,60}}|\ for\ .{{1,60}})?\W*|follow\ (?:us|@\w+.{{0,40}})\W*"""
        ),
        140,
        "an invitation to a network",
        opens=("follow", "like", "find", "connect", "join"),
    ),
    Cue(
        "cookies",
        _of(
            r"""(?:we|this\ (?:web)?\s?site|our\ (?:web)?\s?site|this\ page)\ (?:and\ our\ partners\ )?(?:may\ )?uses?\ (?:\w+\ ){0,3}cookies\b.{0,350}
            |by\ (?:continuing|clicking|using|closing|browsing)\b.{0,60}\b(?:site|cookies|page)\b.{0,300}
            |(?:accept|manage|reject|allow)\ (?:all\ )?cookies.{0,40}|cookie\ (?:policy|settings|preferences|notice)\W*"""
        ),
        500,
        "the notice that the law asks for, in the voice of the page",
        opens=("we", "this", "our", "by", "accept", "manage", "reject", "allow", "cookie"),
    ),
    Cue(
        "advertisement",
        _of(r"(?:advertisement|advertising|sponsored(?:\ (?:content|by\b.{0,40}))?|promoted(?:\ content)?|ad)(?:\W+(?:scroll|continue|story|article|skip)\b.{0,60})?\W*"),
        90,
        "the label over an advertisement",
        opens=("advertisement", "advertising", "sponsored", "promoted", "ad"),
    ),
    Cue(
        "licence",
        _of(
            r"""(?:our|this|these|all|except|unless|text|content|articles?|stories|original)\b[^.]{0,120}?\b(?:is|are)\ (?:\w+\ ){0,2}?(?:licen[sc]ed|available|published|republished|released|shared)\b
            [^.]{0,80}\b(?:creative\ commons|cc[\ -]by)\b.{0,250}
            |(?:(?:re)?published|licen[sc]ed|available)\ .{0,60}?\bunder\ .{0,20}?\bcreative\ commons\b.{0,160}|creative\ commons\ (?:attribution|licen[sc]e:|cc|by)\b.{0,120}
            |(?:you\ (?:are\ free\ to|may|can)\ |feel\ free\ to\ |please\ )?(?:re-?publish|share)\ (?:this|our)\ (?:article|stor|piece|work|content).{0,60}\b(?:free|creative\ commons|licen[sc]e|online|print)\b.{0,120}
            |re-?publish\ (?:this|our)\ (?:article|story|stories|piece|work|content)\W*|feel\ free\ to\ (?:re-?publish|share)\b.{0,80}"""
        ),
        420,
        "under which terms the page may be copied: the last word of the article or the first after it",
        opens=("our", "this", "these", "all", "except", "unless", "text", "content", "article", "articles", "stories", "original", "published", "republished", "republish", "re-publish", "licensed", "licenced", "available", "creative", "you", "feel", "please", "share"),
        ends=Ends.ARTICLE,
    ),
    Cue(
        "copyright",
        _of(
            r"""©.{1,240}|\(c\)\s?(?:19|20)\d\d\b.{0,240}
            |copyright\s?(?:©|\(c\)|[-–:|]\s?(?:19|20)\d\d|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\s?[,.]?\s(?!Act\b|Directive\b|Law\b|Bill\b)(?:by\s)?(?:the\s)?(?-i:[A-Z])).{0,240}
            |all\ rights\ reserved\b.{0,120}|[^\"“”]{0,120}(?:©|\(c\)|copyright|\b(?:19|20)\d\d|\binc\b|\bltd\b|\bllc\b)[^\"“”]{0,100}\ball\ rights\ reserved\W{0,3}"""
        ),
        300,
        "who owns the page",
        holds=("©", "(c)", "copyright", "rights reserved"),
        ends=Ends.ARTICLE,
    ),
    Cue(
        "agency terms",
        _of(r"this\ (?:material|article|story|content)\ (?:may|must|cannot|can)\s?(?:not)?\ be\ (?:published|broadcast|rewritten|redistributed|reproduced|copied).{0,200}"),
        300,
        "what an agency forbids under each of its reports",
        opens=("this",),
        ends=Ends.ARTICLE,
    ),
    Cue(
        "appeal button",
        _of(
            r"""(?:please\ )?(?:donate|subscribe|contribute|give|become\ a\ (?:member|subscriber|supporter|patron)|make\ a\ (?:donation|gift|contribution)|join\ (?:now|us|today)|support\ (?:us|our\ (?:work|journalism|reporting)|independent\ (?:journalism|media|news)))
            (?:\ (?:now|today|here|monthly|once|to\ \w+(?:\ \w+){0,2}|with\ a\ .{1,30}))?[\s.!»›→>]*"""
        ),
        70,
        "a button that asks for money",
        opens=("donate", "please", "subscribe", "contribute", "give", "become", "make", "join", "support"),
    ),
    Cue(
        "other article",
        _of(
            r"""(?:read\ (?:more|also|next|this)|also\ read|must\ read|see\ also|related(?:\ (?:articles?|stor(?:y|ies)|coverage|news|links?|content|reading))?
            |more\ (?:from|on)\b[^:]{1,40}|further\ reading|recommended|watch|listen|don.t\ miss|editors?.?s?\ picks?)
            \s?(?::|\||>>|»|→|\ [—–-]\ ).{1,250}(?<!\.)|\(\s?(?:watch|listen|see\ also|related|read\ (?:more|also)|photos?|video)\s?:.{1,200}\)"""
        ),
        280,
        "a pointer to another article, with its headline after the colon",
        opens=("read", "also", "must", "see", "related", "more", "further", "recommended", "watch", "listen", "don't", "editor's", "editors'"),
    ),
    Cue(
        "list of articles",
        _of(
            r"""(?:read\ (?:more|next)|related(?:\ (?:articles?|stories|coverage|news|links|content|topics|posts|reading|items))?|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in|enjoy)
            |recommended(?:\ (?:for\ you|stories|reading))?|most\ (?:read|popular|viewed|shared|recent)(?:\ \w+){0,2}|trending(?:\ (?:now|stories|topics))?|popular\ (?:stories|articles|posts|now)
            |(?:more|other|latest|top|recent)\ (?:stories|news|articles|headlines|posts|coverage|reading)(?:\ (?:from|in|on|by|about)\b.{1,60})?|more\ (?:from|in|by)\ .{1,60}(?<![.!?])
            |up\ next|what\ to\ read\ next|editors?.?s?.?\ picks?|more\ like\ this|from\ around\ the\ web|around\ the\ web|keep\ reading)\s?[:»›→>]*"""
        ),
        90,
        "the heading over headlines of other articles",
        opens=("read", "related", "you", "recommended", "most", "trending", "popular", "more", "other", "latest", "top", "recent", "up", "what", "editor's", "editors'", "from", "around", "keep"),
        ends=Ends.LIST,
    ),
    Cue(
        "comments",
        _of(r"(?:\d{1,6}\ comments?|(?:view|show|see|read|hide|load)\ (?:all\ |the\ |more\ )?(?:\d{1,6}\ )?comments|comments?\s?(?:\(\d{1,6}\)|section|policy|closed)|leave\ a\ (?:comment|reply)|join\ the\ (?:conversation|discussion)|(?:log|sign)\ in\ to\ (?:comment|reply)|comments\ are\ (?:closed|off|disabled)|post\ a\ comment|comments)\W*"),
        80,
        "what readers wrote comes after what the author wrote",
        opens=("view", "show", "see", "read", "hide", "load", "comment", "comments", "leave", "join", "log", "sign", "post", *map(str, range(100))),
        ends=Ends.ARTICLE,
    ),
    Cue(
        "about the author",
        _of(r"about\ the\ (?:authors?|writers?)\W*|authors?\ bio(?:graphy)?\W*"),
        40,
        "the heading over a note on the author",
        opens=("about", "author", "authors"),
        ends=Ends.ARTICLE,
    ),
    Cue(
        "contact",
        _of(
            r"""(?:write\ to|contact|e-?mail|reach)\ (?:the\ (?:author|writer|reporter)s?|[A-Z]\S{0,20}(?:\ \S{1,20}){0,3})\ (?:at|on|via)\ .{0,40}@.{3,120}
            |.{0,200}\b(?:can\ be\ (?:reached|contacted)\ (?:at|on|via|by)|follow\ (?:him|her|them|me)\ on|on\ twitter(?::|\ at)?)\ .{0,20}@.{1,100}"""
        ),
        340,
        "how to reach the author: an address or a handle closes it",
        holds=("@",),
    ),
    Cue(
        "logo",
        _of(r"(?:\w+\ ){0,4}(?-i:Logo|LOGO)(?:\w{0,12})?"),
        50,
        "the name of a picture that stood for the site",
        holds=("logo",),
    ),
    Cue(
        "caption with credit",
        _of(
            r""".{0,600}[(\[]\s?(?:file\s)?(?:photo|photograph|image|picture|pic|illustration|credit)(?:\ credit|\ illustration)?s?\s?(?::|/|\||\bby\b|\bcourtesy\b|\bvia\b|\bfrom\b)[^()\[\]]{0,150}[)\]]\W{0,3}
            |.{0,600}[(\[][^()\[\]]{0,80}(?:AP\ (?:File\ )?Photo|Getty\ Images?|(?:AP|AFP|Reuters|EPA|PA|Bloomberg|Shutterstock)\s?/)[^()\[\]]{0,100}[)\]]\W{0,3}
            |.{0,600}(?:/|\||\bvia\ )\s?(?:AFP|Getty|AP|Associated\ Press|Reuters|EPA|Shutterstock|Bloomberg|Alamy|PA|Unsplash|Flickr|Wikimedia\ Commons|Corbis)(?:\ (?:Images?|Photos?|News|Pool|File|Wire))?[)\].]{0,3}\s?"""
        ),
        620,
        "a picture's maker or agency closes its caption",
        closes=(")", "]", ").", "].", "AFP", "Getty", "AP", "Press", "Reuters", "REUTERS", "EPA", "Shutterstock", "Bloomberg", "Alamy", "PA", "Unsplash", "Flickr",
                "Commons", "Corbis", "Image", "Images", "Photo", "Photos", "News", "Pool", "File", "Wire", "AFP.", "AP.", "Images.", "Reuters.", "EPA."),
        zone=Zone.CAPTION,
    ),
    Cue(
        "caption with maker",
        _of(
            r"""(?:.{0,500}[.!?|(\[”\"]\s{0,2})?(?-i:Photo|Image|Picture|Photograph|Illustration|PHOTO|IMAGE)s?\ (?:by\ (?-i:[A-Z])|credit|courtesy|via\ (?-i:[A-Z]))[^.]{0,120}\W{0,3}"""
        ),
        620,
        "who took or drew it, at the end of a caption or alone",
        holds=("photo", "image", "picture", "illustration"),
        zone=Zone.CAPTION,
    ),
    Cue(
        "caption label",
        _of(r"(?:photo|image|picture|photograph|illustration|caption|file\ photo|credit|photo\ credit|image\ credit|picture\ credit)s?\s?(?::|\||—|–).{1,300}"),
        320,
        "a label that names a picture",
        opens=("photo", "photos", "image", "images", "picture", "photograph", "illustration", "caption", "file", "credit", "credits"),
        zone=Zone.CAPTION,
    ),
)  # fmt: skip

# What an appeal for money says. No one of these makes one; several in one paragraph, outside quotations, do.
# Each row: stems in lower case one of which must be there, and the phrase itself.
APPEAL = tuple(
    (stems, re.compile(pattern, re.IGNORECASE))
    for stems, pattern in (
        (("chip in", "pitch in"), r"\b(?:chip|pitch) in\b"),
        (("donat",), r"\bdonat(?:e|ions?)\b"),
        (("support",), r"\bsupport(?:ing|s)? (?:our|us|this|independent|quality)\b"),
        (("paywall",), r"\bno paywalls?\b|\bwithout (?:a )?paywalls?\b|\bpaywall-free\b"),
        (("supported", "funded", "powered"), r"\b(?:reader|listener|member|viewer|community|people)s?[- ](?:supported|funded|powered)\b"),
        (("advertis", "sponsor", "billionaire", " ads"), r"\b(?:no|without|free of|accepts? no) (?:corporate )?(?:advertis\w+|ads\b|sponsors\w*|billionaires?)"),
        (("gift", "contribut", "donat"), r"\b(?:tax-deductible|monthly|one-time|small) (?:\w+ )?(?:gifts?|contributions?|donations?)\b"),
        (("becom",), r"\bbecom(?:e|ing) (?:a |an )?(?:\w+ )?(?:member|subscriber|supporter|patron|sustainer)\b"),
        (("your ",), r"\byour (?:\w+ )?(?:support|gift|contribution|donation|help|generosity|membership)\b"),
        (("free ",), r"\bfree (?:to read|to share|to republish|for everyone|to all|of charge)\b"),
        (("profit",), r"\bnon-?profit\b"),
        (("we ", "without you"), r"\bwe (?:need|rely on|depend on|count on|can['’]?t do \w+ without|couldn['’]?t do \w+ without) (?:\w+ ){0,2}(?:you|your|readers)\b|\bwithout you\b"),
        (("independent",), r"\bindependent (?:journalism|media|news|newsroom|reporting|voices?)\b|\bindependent\."),
        (("our ",), r"\bour (?:newsroom|journalism|journalists|reporting|reporters|readers|mission|media model|coverage)\b"),
        (("thank",), r"\bthank you\b"),
        (("if you",), r"\bif you (?:value|can|appreciate|enjoy|like|believe|are able|rely)\b"),
        (("$", "£", "€"), r"\b(?:today|right now|as little as)\b.{0,30}[$£€]\d|[$£€]\d{1,3} (?:a|per) (?:month|week|year)\b"),
    )
)  # fmt: skip
APPEAL_HINTS = ("donat", "support", "contribut", "paywall", "chip in")  # no appeal does without them all
APPEAL_LEAST = 3  # of the rows above; speeches about fund-raising reach two
SPEAKS = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)  # an appeal speaks to its reader
QUOTED = re.compile(r"\"[^\"\n]{0,800}\"|“[^”\n]{0,800}”")
