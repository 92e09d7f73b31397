"""Words that name a place, and the jurisdiction each stands for (ISO 3166, or eu, un)."""

_TABLE = """
Alabama us-al; Alaska us-ak; Arizona us-az; Arkansas us-ar; California us-ca; Colorado us-co; Connecticut us-ct;
Delaware us-de; Florida us-fl; Georgia us-ga; Hawaii us-hi; Idaho us-id; Illinois us-il; Indiana us-in;
Iowa us-ia; Kansas us-ks; Kentucky us-ky; Louisiana us-la; Maine us-me; Maryland us-md; Massachusetts us-ma;
Michigan us-mi; Minnesota us-mn; Mississippi us-ms; Missouri us-mo; Montana us-mt; Nebraska us-ne; Nevada us-nv;
Ohio us-oh; Oklahoma us-ok; Oregon us-or; Pennsylvania us-pa; Tennessee us-tn; Texas us-tx; Utah us-ut;
Vermont us-vt; Virginia us-va; Washington us-wa; Wisconsin us-wi; Wyoming us-wy; Carolina us; Dakota us;
Hampshire us-nh; Jersey us-nj; Mexico mx; York us-ny; Californian us-ca; Texan us-tx; Ontario ca-on; Quebec ca-qc;
Alberta ca-ab; Manitoba ca-mb; Saskatchewan ca-sk; Nova ca-ns; Queensland au-qld; Tasmania au-tas;
Scotland gb-sct; Scottish gb-sct; Wales gb-wls; Welsh gb-wls; England gb; English gb; Kashmir in; Kerala in;
Punjab in; Gujarat in; U.S. us; US us; American us; America us; UK gb; U.K. gb; British gb; Britain gb; EU eu;
E.U. eu; European eu; UN un; U.N. un; Canadian ca; Canada ca; Australian au; Australia au; Indian in; India in;
Irish ie; Ireland ie; French fr; France fr; German de; Germany de; Spanish es; Spain es; Italian it; Italy it;
Polish pl; Poland pl; Hungarian hu; Hungary hu; Russian ru; Russia ru; Chinese cn; China cn; Japanese jp;
Japan jp; Korean kr; Korea kr; Israeli il; Israel il; Palestinian ps; Egyptian eg; Egypt eg; Turkish tr;
Turkey tr; Iranian ir; Iran ir; Iraqi iq; Iraq iq; Syrian sy; Syria sy; Afghan af; Afghanistan af; Pakistani pk;
Pakistan pk; Bangladeshi bd; Bangladesh bd; Nepali np; Nepal np; Kenyan ke; Kenya ke; Ugandan ug; Uganda ug;
Tanzanian tz; Tanzania tz; Rwandan rw; Rwanda rw; Nigerian ng; Nigeria ng; Ghanaian gh; Ghana gh; Zimbabwean zw;
Zimbabwe zw; Zambian zm; Zambia zm; Ethiopian et; Ethiopia et; Sudanese sd; Sudan sd; Moroccan ma; Morocco ma;
Tunisian tn; Tunisia tn; Algerian dz; Algeria dz; Libyan ly; Libya ly; Brazilian br; Brazil br; Argentine ar;
Argentina ar; Chilean cl; Chile cl; Colombian co; Colombia co; Peruvian pe; Peru pe; Venezuelan ve; Venezuela ve;
Mexican mx; Cuban cu; Cuba cu; Haitian ht; Haiti ht; Salvadoran sv; Guatemalan gt; Guatemala gt; Honduran hn;
Honduras hn; Swiss ch; Switzerland ch; Austrian at; Austria at; Belgian be; Belgium be; Dutch nl; Netherlands nl;
Danish dk; Denmark dk; Swedish se; Sweden se; Norwegian no; Norway no; Finnish fi; Finland fi; Icelandic is;
Iceland is; Greek gr; Greece gr; Portuguese pt; Portugal pt; Czech cz; Slovak sk; Slovakia sk; Slovenian si;
Croatian hr; Croatia hr; Serbian rs; Serbia rs; Bosnian ba; Bosnia ba; Kosovo xk; Albanian al; Albania al;
Romanian ro; Romania ro; Bulgarian bg; Bulgaria bg; Ukrainian ua; Ukraine ua; Belarusian by; Belarus by;
Georgian ge; Armenian am; Armenia am; Azerbaijani az; Azerbaijan az; Kazakh kz; Kazakhstan kz; Maltese mt;
Malta mt; Cypriot cy; Cyprus cy; Lithuanian lt; Lithuania lt; Latvian lv; Latvia lv; Estonian ee; Estonia ee;
Saudi sa; Emirati ae; Qatari qa; Qatar qa; Kuwaiti kw; Kuwait kw; Jordanian jo; Jordan jo; Lebanese lb;
Lebanon lb; Yemeni ye; Yemen ye; Thai th; Thailand th; Vietnamese vn; Vietnam vn; Malaysian my; Malaysia my;
Singaporean sg; Singapore sg; Indonesian id; Indonesia id; Philippine ph; Filipino ph; Philippines ph; Burmese mm;
Myanmar mm; Cambodian kh; Cambodia kh; Sri lk; Zealand nz; Kiwi nz; Fijian fj; Fiji fj; Samoan ws; Taiwanese tw;
Taiwan tw; Hong hk; Mongolian mn; Mongolia mn; African za; Burundian bi; Congolese cd; Ivorian ci; Senegalese sn;
Senegal sn; Malian ml; Mali ml; Gambian gm; Gambia gm; Liberian lr; Liberia lr; Namibian na; Namibia na;
Botswana bw; Malawi mw; Malawian mw; Mozambican mz; Mozambique mz; Angolan ao; Angola ao; Somali so; Somalia so;
Eritrean er; Eritrea er; Ecuadorian ec; Ecuador ec; Bolivian bo; Bolivia bo; Uruguayan uy; Uruguay uy; Paraguayan py;
Paraguay py; Nicaraguan ni; Nicaragua ni; Panamanian pa; Panama pa; Jamaican jm; Jamaica jm; Barbadian bb; Barbados bb;
Bahamian bs; Bahamas bs; Trinidadian tt; Trinidad tt; Belizean bz; Belize bz; Guyanese gy; Guyana gy; Suriname sr;
Laotian la; Laos la; Bhutanese bt; Bhutan bt; Maldivian mv; Maldives mv; Bahraini bh; Bahrain bh; Omani om; Oman om;
Uzbek uz; Uzbekistan uz; Kyrgyz kg; Kyrgyzstan kg; Tajik tj; Tajikistan tj; Turkmenistan tm; Moldovan md; Moldova md;
Montenegrin me; Montenegro me; Macedonian mk; Macedonia mk; Luxembourgish lu; Luxembourg lu; Liechtenstein li;
Cameroonian cm; Cameroon cm; Togolese tg; Togo tg; Beninese bj; Benin bj; Nigerien ne; Niger ne; Gabonese ga; Gabon ga;
Basotho ls; Lesotho ls; Swazi sz; Eswatini sz; Swaziland sz; Malagasy mg; Madagascar mg; Mauritian mu; Mauritius mu;
Seychelles sc; Djibouti dj; Mauritanian mr; Mauritania mr; Burkinabe bf; Tongan to; Tonga to; Vanuatu vu; Nauru nr;
Tuvalu tv; Kiribati ki; Palau pw; Timorese tl
"""

PLACES: dict[str, str] = {
    word: code for row in _TABLE.replace("\n", " ").split(";") if row.strip() for word, code in [row.split()]
}

# Places of two words, which the single words would miss or mistake.
PHRASES: dict[str, str] = {
    "Congress": "us", "White House": "us", "Pentagon": "us", "Trump": "us", "Obama": "us", "Biden": "us", "Clinton": "us", "Reagan": "us", "Democrats": "us", "Republicans": "us",
    "Chicago": "us", "Los Angeles": "us", "San Francisco": "us", "Boston": "us", "Westminster": "gb", "Downing Street": "gb", "Whitehall": "gb", "London": "gb", "Tory": "gb",
    "Tories": "gb", "Canberra": "au", "Sydney": "au", "Melbourne": "au", "Perth": "au", "Brisbane": "au", "Adelaide": "au",
    "Ottawa": "ca", "Toronto": "ca", "Vancouver": "ca", "Montreal": "ca", "New Delhi": "in", "Delhi": "in", "Mumbai": "in", "Lok Sabha": "in", "Rajya Sabha": "in", "Dublin": "ie",
    "Belfast": "gb", "Edinburgh": "gb", "Cardiff": "gb", "Wellington": "nz", "Auckland": "nz", "Pretoria": "za", "Cape Town": "za", "Johannesburg": "za", "Nairobi": "ke",
    "Kampala": "ug", "Kuala Lumpur": "my", "Papua New Guinea": "pg", "Port Moresby": "pg", "Colombo": "lk", "Lusaka": "zm", "Home Office": "gb", "House of Lords": "gb", "Scotland Yard": "gb",
    "Londoners": "gb", "Britons": "gb", "Homeland Security": "us", "Modi": "in", "Ramaphosa": "za", "Zuma": "za", "Starmer": "gb", "Sunak": "gb", "Trudeau": "ca", "Albanese": "au", "Ardern": "nz", "Lagos": "ng", "Abuja": "ng", "Accra": "gh", "Harare": "zw", "Islamabad": "pk", "Dhaka": "bd", "Beijing": "cn", "Tokyo": "jp", "Seoul": "kr", "Moscow": "ru",
    "Kremlin": "ru", "Berlin": "de", "Paris": "fr", "Madrid": "es", "Rome": "it", "Brussels": "eu",
    "South Africa": "za", "South African": "za", "New Zealand": "nz", "Sri Lanka": "lk", "Hong Kong": "hk", "United States": "us", "United Kingdom": "gb",
    "Northern Ireland": "gb-nir", "New York": "us-ny", "New Jersey": "us-nj", "New Mexico": "us-nm", "New Hampshire": "us-nh", "North Carolina": "us-nc",
    "South Carolina": "us-sc", "North Dakota": "us-nd", "South Dakota": "us-sd", "West Virginia": "us-wv", "Rhode Island": "us-ri", "British Columbia": "ca-bc",
    "New South Wales": "au-nsw", "South Korea": "kr", "European Union": "eu", "United Nations": "un", "Northern Irish": "gb-nir", "El Salvador": "sv", "Costa Rica": "cr",
    "Saudi Arabia": "sa", "West Bank": "ps", "Puerto Rico": "us-pr", "Parliament Hill": "ca", "Capitol Hill": "us", "Papua New Guinean": "pg",
    "South Sudan": "ss", "South Sudanese": "ss", "Sierra Leone": "sl", "Sierra Leonean": "sl", "Burkina Faso": "bf", "North Korea": "kp", "North Korean": "kp",
    "Dominican Republic": "do", "East Timor": "tl", "Solomon Islands": "sb", "Equatorial Guinea": "gq", "Quito": "ec", "Manchester": "gb", "Liverpool": "gb", "Glasgow": "gb", "Jakarta": "id", "Manila": "ph", "Bangkok": "th",
    "Karachi": "pk", "Lahore": "pk", "Tehran": "ir", "Ankara": "tr", "Baghdad": "iq", "Cairo": "eg", "Kathmandu": "np", "Hanoi": "vn", "Warsaw": "pl", "Budapest": "hu",
    "Knesset": "il", "Bundestag": "de", "Dar es Salaam": "tz", "Bogota": "co", "Caracas": "ve", "Kyiv": "ua",
}  # fmt: skip

# Whose acts have sections and are numbered year by year; those of other countries have articles and are numbered through.
COMMON_LAW = frozenset(
    "us gb ca au nz ie in za ke ng gh ug tz zm zw mw bw sg my hk pk bd lk mm jm bb tt bs bz gy fj pg sb to ws gm sl lr mt cy il".split()
)
