"""What is done to an act, bill, order or treaty, and what it does: the words around a noun that say it is one."""

import re

# What is done only to what exists: these need no past tense.
DONE = r"repeal|overturn|scrap|withdraw|amend|strike down|block|challenge|defend|uphold|revoke|replace|rescind|veto|relax|tear up|renegotiate|criticis?z?e|oppose|abrogate|denounce|replac|suspend|terminate"
EVENT_BEFORE = re.compile(
    rf"\b(?:(?:{DONE})|(?:repeal|overturn|scrapp|withdr[ae]w|amend|block|challeng|defend|revok|replac|rescind|veto|relax|t[eo]r|renegotiat|criticis|criticiz|oppos|abrogat|denounc|suspend|terminat)(?:n|ed|s|es|ing|n up|e up)|upheld|"
    r"sign(?:ed|s|ing)?|initial+ed|pass(?:ed|es|ing)?|enact(?:ed|s|ing)?|introduc(?:ed|es|ing)|sponsor(?:ed|s|ing)?|adopt(?:ed|s|ing)?|approv(?:ed|es|ing)|issu(?:ed|es|ing)|reach(?:ed|es)?|struck(?: down)?|strik(?:es|ing)(?: down)?|negotiat(?:ed|es|ing)|broker(?:ed|s|ing)?|"
    r"conclud(?:ed|es|ing)|agreed|ratif(?:ied|ies|ying)|unveil(?:ed|s)|backed|support(?:ed|s)?|proposed|tabled|drafted|drawn up|finali[sz]ed|published|vote[ds]? (?:on|for|against)|in favou?r of|under|helped (?:to )?(?:draft|write|pass)|violat(?:e|es|ed|ing)|breach(?:es|ed|ing)?|moved|(?:push|rush|ramm|forc|steer|shepherd|railroad)(?:ed|ing|es)?(?: through)?|pull(?:s|ed|ing)? (?:[\w.'-]+ ){0,3}out of|withdr(?:aw|ew|awn|awing) (?:[\w.'-]+ ){0,3}from|re-?join(?:s|ed|ing)?|scrapped|abandon(?:s|ed|ing)?|seal(?:s|ed)|clinch(?:es|ed)|hammered out|announc(?:ed|es|ing)|green-?light(?:ed|s|ing)?|green-?lit|gave the green light to|okay(?:ed|s|ing)|OK(?:'d|'ed|ed|s)|clear(?:ed|s|ing)|rubber-?stamp(?:ed|s|ing)?|endors(?:ed|es|ing)|wav(?:ed|es|ing) through|gazett(?:ed|es|ing)|promulgat(?:ed|es|ing)|fast-track(?:ed|s|ing)|shelv(?:ed|es|ing)|debat(?:ed|es|ing)|impos(?:ed|es|ing)|assent(?:ed|ing)? to|defeat(?:ed|s|ing)|reject(?:ed|s|ing)?|quash(?:ed|es|ing)?|annul(?:led|s|ling)?|invalidat(?:ed|es|ing)|enjoin(?:ed|s|ing)|halt(?:ed|s|ing)|vot(?:ed|es|ing) down|delay(?:ed|s|ing)|welcom(?:ed|es|ing)|hail(?:ed|s|ing)|(?:signing|conclusion|ratification|announcement|terms|implementation|collapse|violation|adoption|passage) of|(?:[Ss]ignator|[Pp]art)(?:y|ies) to) \Z"
)
RELATIVE = re.compile(
    r",? (?:that|which|requiring|bann?ing|barring|prohibiting|restricting|allowing|making|protecting|giving|criminali[sz]ing|limiting|outlawing|passed|signed|enacted|adopted|approved|introduced|brought in|drafted|promulgated|known|to (?:ban|bar|require|protect|restrict|allow|prohibit|limit|make)|in \d{4}|aimed|designed|forcing|preventing|creating|establishing|legali[sz]ing|mandating|blocking|setting|governing|regulating|addressing|placing|empowering|extending|meant|from|to [a-z]+)\b"
)
# What was done to it, said behind it: "a bill introduced last year", "an amendment tabled by the bishop".
EVENT_AFTER = re.compile(
    r",? (?:introduced|tabled|sponsored|passed|proposed|moved|signed|filed|drafted|adopted|issued|reached|negotiated|agreed|enacted|approved|ratified|unveiled|promulgated|brokered|mediated|under which|(?:was|were|is being|are being|has been|had been) (?:negotiated|drafted|signed|adopted|passed|issued|enacted|introduced|ratified|concluded|reached|struck|brokered|finali[sz]ed|sealed|agreed|clinched|hammered out|initial+ed|presented|renewed|extended|suspended|annulled|unveiled|approved|scrapped|published))\b"
    r"| of (?:1[6-9]|20)\d\d\b| in (?:1[6-9]|20)\d\d\b"
)
# "a recently adopted resolution", "a newly enacted law": the word before the noun says that it was made.
MADE_ALREADY = frozenset("adopted passed enacted signed approved ratified repealed gazetted promulgated vetoed".split())
# "a law against child marriage that her home state passed": its purpose stands between.
MADE_AFTER = re.compile(
    r" (?:against|on|banning|requiring|to \w+) (?:[\w-]+ ){1,5}(?:that|which) (?:[\w']+ ){0,4}(?:passed|enacted|adopted|approved|signed|came into force|took effect)\b"
)
# "the law that the governor signed last week"
MADE_BY = re.compile(
    r" (?:that|which) (?:(?:the|his|her|its|then-[A-Z]\w+) )?(?:[\w.'-]+ ){1,4}(?:had )?(?:signed|passed|enacted|approved|adopted|vetoed)\b"
)
# What a law is on, where the phrase goes on to a stop: "the 1955 law on the state of emergency".
# "a treaty dating from 1944"
DATES_FROM = re.compile(
    r",? (?:(?:which|that) )?dat(?:es|ing|ed) (?:back )?(?:from |to )?(?:[A-Z][a-z]+ )?(?P<year>(?:1[6-9]|20)\d\d)\b"
)
ON = re.compile(
    r" on (?:the )?(?:(?!(?:which|that|was|were|is|are|has|had|would|will|since|for|after|before|by|with|from|in|on|at|to)\b)[a-z][a-z-]* ){0,5}[a-z][a-z-]+(?=[,.;:)]|, which| that| which)"
)
TAKES_EFFECT = re.compile(
    r",? (?:(?:which |that )?(?:takes?|took|goes|went|comes?|came|entered) (?:effect|into (?:effect|force))|(?:which |that )?(?:was|were|is|has been|had been) (?:signed|passed|approved|enacted|vetoed|introduced|adopted|repealed|blocked|upheld|struck)|(?:signed|passed|enacted|approved|tabled|moved) |"
    r"(?:which )?(?:bars|bans|forbids|prohibits|outlaws|criminali[sz]es|would)\b)"
)
# A headline says of a bill what became of it in which house: "Night fishing bill passes Upper House".
LINE_BEGINS = re.compile(r"(?:\n|\A)\Z")
IN_A_HOUSE = re.compile(
    r" (?:is |was |to be |set to be )?(?:introduced|tabled|passed|passes|defeated|rejected|blocked|debated|clears?|goes|heads|before|stalls|stalled|fails|voted down|reaches|sent)"
    r"(?: (?:to|in|into|by|through|before|back))?(?: [\w']+){0,2} (?:[Pp]arliament|[Ss]enate|[Hh]ouse|[Cc]ongress|[Aa]ssembly|[Ll]egislature|[Cc]ouncil|MPs|[Ss]enators|[Ll]awmakers|Lords|Commons|Knesset|Dail|Duma)\b"
)
# "rushed a law through parliament"
THROUGH_A_HOUSE = re.compile(
    r" through (?:the |its |both )?(?:[\w'-]+ ){0,2}(?:[Pp]arliament|[Hh]ouses?|[Cc]ongress|[Ss]enate|[Ll]egislature|[Aa]ssembly|[Cc]hambers?|[Cc]ouncil|Knesset|Duma|Lords|Commons|Bundestag|Sejm)\b"
)
ORDAINS = re.compile(
    r",? (?:(?:that|which) (?:gives?|gave|bans?|bars?|allows?|orders?|requires?|extends?|creates?|strips?|grants?|imposes?|lets?|makes?|prohibits?|forbids?)|(?:giv|bann|barr|allow|order|requir|extend|creat|stripp|grant|impos|declar|prohibit|authori[sz]|lift|pardon|dissolv)ing)\b"
)
WHICH_WILL = re.compile(r",? (?:which|that) will\b")
OF_THE_UNION = re.compile(
    r"\b(?:European (?:Parliament|Commission|Union|Council)|the Commission|MEPs|EU|trilogues?|rapporteur|member states)\b"
)
WORK_IN = re.compile(r"\b(?:work|works|worked|working|operat\w+|compl\w+) (?:within|with|under) \Z")
OF_MANY = re.compile(r" (?:that|which) (?:many|some|several|other|most|all|few|any|states|countries)\b")
ORDER_MADE = re.compile(r"\b(?:made|quashed|passed|gazetted|laid|annulled) \Z")
PASSED_IN = re.compile(
    r",? (?:that|which) [^.;:()\n]{3,70},? (?:passed|enacted|adopted|approved) (?:in|by|last|on) | of (?:last|this) (?:year|week|month|spring|summer|autumn|fall|winter|[A-Z][a-z]+)\b"
)
OVERTURNED = re.compile(
    r"\b(?:overturned|struck down|upheld|repealed|voided|blocked|annulled|threw out|scrapped) (?:the )?\Z"
)
SOMEBODY = re.compile(r"\b(?!Court|Judge|Justice|Magistrate)[A-Z][a-z]+ (?:has |had )?\Z")
ISSUED = re.compile(r"\b(?:signed|signs|revoked|rescinded|approved|laid|annulled) \Z")
SIGNED = re.compile(
    r"\b(?:sign|initial+|ratif|negotiat|conclud|renounc|denounc)(?:ed|ied|y|es|ies|s|ing|ying)? (?:on to )?\Z"
)
SIGNED_AFTER = re.compile(
    r",? (?:which )?(?:was |were |(?:the |both |its )?(?:two )?[a-z]+ )?(?:signed|ratified|concluded|initial+ed|adopted|opened for signature)\b"
)
ANY_BILL = re.compile(r"\b(?:when|if|how|once|of|than|as|is|like|any|such) \Z", re.IGNORECASE)
READING_OF = re.compile(
    r"\b(?:reading|readings|version|passage|drafting|wording|writing|scope|fate|tabling|supporters?|opponents?|critics?|effects?|rejection|scrutiny|sponsors?|co-sponsors?|author|authors|provisions?|text|merits|introduction|approval|adoption|debate|details) of \Z"
)
# One may make a law some day; what one repeals is there.
TO_MAKE = re.compile(r"\b(?:pass|enact|adopt|sign|create|approve) \Z")
