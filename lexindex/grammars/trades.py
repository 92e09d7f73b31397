"""Heads of names that other trades have too: the protocols of machines and wards, the codes of firms, the rules of clubs."""

import re

from lexindex.grammars.places import PLACES

# The last word before a head, by what it then is. Written small here: headings have capitals throughout.
_MACHINES = frozenset(
    """
    gateway transport initiation printing filing office datagram message messaging discovery resolution tunneling tunnelling
    management authentication handshake server devtools anything adapter inspector iterator descriptor buffer interchange
    streaming time file mail query update versioning inter-orb link bridge spanning-tree tree blockchain defi lightning
    http https tcp ip udp ftp smtp imap pop pop3 dns bgp ospf rip mqtt ldap ssh ssl tls usb nfc rpc api xml json wsgi nntp telnet
    irc snmp dhcp arp ppp vpn lsp mcp wireless bluetooth type generic mapping importer session signalling signaling gopher
    communications data
    """.split()
)
_WARDS = frozenset(
    """
    study trial research transfusion concussion screening vaccination diet fasting recovery training rehab rehabilitation
    return-to-play autoimmune dosing resuscitation sepsis triage infusion anaesthesia anesthesia imaging therapy
    """.split()
)
_FIRMS = frozenset(
    """
    employee employees staff company supplier suppliers vendor vendors ethics conduct student students corporate business
    partner honor honour sporting ethical nursing caddie bro jedi sith pirate samurai ninja guy hacker cross team members member volunteer agent
    """.split()
)
_NUMBERS = frozenset(
    """
    pci usb charge response status error exit return authorization authorisation location integer start end reference verification activation
    security currency key fira studio vs main test sample example legacy clean secret morse barcode tracking booking
    referral reward coupon registration diagnostic fault this the your my our computer editor hash array
    """.split()
)
_PLAY = frozenset(
    """
    line-up lineup game golf club pool competition contest caddie tournament optional special universal board card community
    association forum posting comment event lint forwarding firewall style grammar family classroom library playing house
    camp gym course table betting draw scoring resolver config alternative substitution quadrature generation
    workplace pet pets noise parking hall park room lies preferred champions league cup lounge dorm office gallery theme
    own test graphql golden product chain power usage group uniform dress school
    """.split()
)
_JOINED = frozenset(("&", "and", "rules", "regulations", "rule"))
_SPORTS_BODIES = frozenset(
    "FA UEFA FIFA FIA ICC NFL NBA MLB NHL NCAA USGA PGA ATP WTA ITF IOC IAAF WADA UFC WBC NASCAR MLS UCI FINA EFL ECB BCCI MCC RFU".split()
)
_OF_CLUBS = frozenset(("Code", "Rule", "Rules", "Regulation", "Regulations", "Directive"))
_CLUBS_OWN = re.compile(
    r"\b(?:UEFA|FIFA|NFL|NBA|MLB|NHL|ICC|IOC|NCAA|WADA|UFC|PGA|[Ll]eague|[Cc]lub|[Cc]ompany|[Ss]chool|[Uu]niversity|[Cc]ollege|[Ff]irm|[Cc]hurch|[Aa]ssociation|[Ff]ederation|[Hh]otel)'s \Z"
)
_OTHER = {
    "Protocol": _MACHINES | _WARDS,
    "Convention": frozenset("filename naming coding calling structuring summation sign style documentation".split())
    | frozenset("fan comic tattoo comics gaming".split()),
    "Code": _FIRMS | _NUMBERS,
    "Rule": _PLAY | {"second"},
    "Rules": _PLAY,
    "Regulation": frozenset(("body", "temperature", "thermal", "gene", "blood", "voltage")),
    "Regulations": _PLAY | {"play", "transfer", "racing"},
    "Directive": frozenset("test compiler graphql preprocessor include template build".split()),
}
# What is written around the names of machines' protocols and codes.
_TECHNICAL = re.compile(
    r"\b(?:software|servers?|packets?|routers?|routing|bytes?|APIs?|HTTPS?|TCP|RFC[ -]?\d{3,4}|Python|Java(?:Script)?|compilers?|plug-?ins?|IETF|firmware|encryption|blockchain|open[- ]source|metadata|syntax|parser|iOS|Android"
    r"|randomi[sz]ed|dosage|placebo|eligibility criteria)\b"
)
_NEAR = 160
_LAWFUL = frozenset(
    """
    civil criminal penal labor labour tax family vehicle building municipal government electoral election education health
    commercial probate evidence procedure bankruptcy revenue federal state court supreme optional additional first second third
    fourth fifth sixth seventh privacy disclosure marketing
    """.split()
)


# What happens in a story stays there; a film may be called as a treaty is.
_STORY = re.compile(
    r"\b[Ii]n (?:the|this|that|his|her|a) (?:[\w-]+ ){0,2}(?:film|movie|video game|game|novel|play|cartoon|sitcom|comic|comics|episode|fairy tale|saga|trilogy|sequel|manga|anime)\b[^.\n]{0,80}\Z"
)
_WORK = re.compile(
    r"\W{0,2}(?: is| was|,) (?:an?|the) (?:[\w-]+ ){0,3}(?:film|movie|novel|video game|board game|song|album|band|sitcom|thriller|sequel|podcast|TV (?:show|series))\b"
)


def made_up(text: str, start: int, end: int) -> bool:
    """Whether a name is of a story's own law, or of a film or a song.

    >>> made_up("Ghost Protocol is a film", 0, 14)
    True
    """
    return _WORK.match(text, end, end + 60) is not None or _STORY.search(text, max(0, start - 140), start) is not None


def elsewhere(text: str, words: list[str], start: int, end: int, head: str) -> bool:
    """Whether the title-case words before a head make a name of another trade: "Border Gateway Protocol".

    >>> elsewhere("the Border Gateway Protocol", ["Border", "Gateway"], 4, 27, "Protocol")
    True
    """
    others = _OTHER.get(head)
    if others is None or not words:
        return False
    said = [word.strip(",").lower() for word in words]
    last = next((word for word in reversed(said) if word not in _JOINED), "")
    if len(last) == 1 and head == "Rules":
        return True  # "Hall H Rules"
    if head in _OF_CLUBS and not _SPORTS_BODIES.isdisjoint(word.strip(",") for word in words):
        return True  # "FA Rule E3"
    if last in others or (head in _OF_CLUBS and _CLUBS_OWN.search(text, max(0, start - 16), start)):
        return True
    if any(word.strip(",").lower() in _LAWFUL or word.strip(",") in PLACES for word in words):
        return False
    low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
    low = max(low, text.rfind("\n", low, start), text.rfind(". ", low, start))
    high = min(at for at in (text.find("\n", end, high), text.find(". ", end, high), high) if at >= 0)
    return (_TECHNICAL.search(text, low, start) or _TECHNICAL.search(text, end, high)) is not None
