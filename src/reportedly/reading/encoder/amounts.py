import re

NUM = r"\d+(?:[.,\s\u00a0\u202f'’]\d{3})*(?:[.,]\d+)?"


def num(s, lang):
    s = re.sub(r"[\s\u00a0\u202f'’]", "", s)
    if lang in ("de", "fr", "es"):
        if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", s):
            s = s.replace(".", "").replace(",", ".")
        elif re.fullmatch(r"\d+\.\d{1,2}", s):
            pass
        else:
            s = s.replace(".", "").replace(",", ".")
    else:
        s = s.replace(",", "") if not re.fullmatch(r"\d+,\d{1,2}", s) else s.replace(",", ".")
    try:
        return float(s)
    except:
        return None


SC = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
    "thousand": 1e3,
    "lakh": 1e5,
    "cr": 1e7,
    "crore": 1e7,
    "mio": 1e6,
    "mio.": 1e6,
    "millionen": 1e6,
    "mrd": 1e9,
    "mrd.": 1e9,
    "milliarden": 1e9,
    "milliarde": 1e9,
    "tausend": 1e3,
    "tsd.": 1e3,
    "tsd": 1e3,
    "md": 1e9,
    "mds": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "mille": 1e3,
    "md€": 1e9,
    "m€": 1e6,
    "k€": 1e3,
    "mil": 1e3,
    "millones": 1e6,
    "millón": 1e6,
    "mil millones": 1e9,
    "billones": 1e12,
    "万": 1e4,
    "萬": 1e4,
    "億": 1e8,
    "亿": 1e8,
    "兆": 1e12,
    "千万": 1e7,
    "百万": 1e6,
    "만": 1e4,
    "억": 1e8,
    "조": 1e12,
    "千": 1e3,
    "백만": 1e6,
    "천만": 1e7,
    "천": 1e3,
}
CUR = [
    ("USD", r"US\$|\$|USD|US dollars?|dollars?|Dollars?|Dollar|dólares|美元|美金|米ドル|ドル|달러|billets verts"),
    ("EUR", r"€|EUR|euros?|Euros?|ユーロ|欧元|유로"),
    ("GBP", r"£|GBP|pounds?|livres sterling|libras(?: esterlinas)?|Pfund|ポンド|英镑|파운드"),
    ("JPY", r"¥|JPY|yen|Yen|yenes|日元|円|엔"),
    ("CNY", r"CNY|RMB|yuan|Yuan|yuanes|人民币|元|위안|人民元"),
    ("KRW", r"KRW|₩|won|원|ウォン|韩元"),
    ("CHF", r"CHF|Franken|francs suisses|Swiss francs|francos suizos|スイスフラン"),
    ("INR", r"₹|INR|rupees?|Rs\.?"),
    ("SEK", r"SEK|kronor"),
    ("NOK", r"NOK|kroner"),
    ("DKK", r"DKK"),
    ("CAD", r"C\$|CAD"),
    ("AUD", r"A\$|AUD"),
    ("SGD", r"S\$|SGD"),
    ("MXN", r"MXN|pesos(?: mexicanos)?"),
    ("BRL", r"R\$|reales|reais"),
    ("HKD", r"HK\$|港元"),
    ("ILS", r"shekels?|NIS"),
]
PRE = "|".join(p for c, p in CUR)
SCW = r"Mn|Bn|Cr|MN|BN|Crore|mil millones|millones|millón|billones|millions?|Millions?|billions?|bn|mn|trillion|tn|thousand|Millionen|Milliarden|Milliarde|Mio\.?|Mrd\.?|Tsd\.?|Tausend|milliards?|Mds?|crore|lakh|mille|mil|M|m|k|K|b|B|千万|百万|百億|[千]?万|[千百]?億|[千百]?亿|兆|천만|백만|만|억|조|천"
RX = re.compile(
    rf"(?P<c1>{PRE})?\s?(?P<n1>{NUM})(?:\s?-?(?P<s1>(?:{SCW})(?![a-zà-ÿ])))?\s?(?P<n1b>\d+(?:[.,]\d+)?\s?(?:万|만))?(?:\s?(?:{PRE})?\s?(?:-|–|—|to|bis|à|a|and|und|y|et|から|〜|～|至|到|에서|∼|~)\s?(?:{PRE})?\s?(?P<n2>{NUM})(?:\s?-?(?P<s2>(?:{SCW})(?![a-zà-ÿ])))?)?\s?(?:de |d[\'’])?(?P<c2>(?:{PRE})(?![a-zà-ÿ]))?"
)
RB = re.compile(
    rf"(?P<w>tens of millions|hundreds of millions|tens of thousands|hundreds of thousands|eight[- ]figure|seven[- ]figure|nine[- ]figure|six[- ]figure|zweistellige[rn]? Millionen|siebenstellig|achtstellig|sechsstellig|neunstellig|dizaines de millions|centaines de millions|decenas de millones|cientos de millones|数千万|数億|数百万|数亿|数十億|数十亿|수천만|수억|수십억|수백만|à sept chiffres|à huit chiffres|à six chiffres|siete cifras|ocho cifras|seis cifras)(?:en)?[^.。]{{0,14}}?(?P<c>{PRE})?"
)
BW = {
    "tens of millions": (1e7, 1e8),
    "hundreds of millions": (1e8, 1e9),
    "tens of thousands": (1e4, 1e5),
    "hundreds of thousands": (1e5, 1e6),
    "zweistellig": (1e7, 1e8),
    "dizaines de millions": (1e7, 1e8),
    "centaines de millions": (1e8, 1e9),
    "decenas de millones": (1e7, 1e8),
    "cientos de millones": (1e8, 1e9),
    "数千万": (1e7, 1e8),
    "数億": (1e8, 1e9),
    "数百万": (1e6, 1e7),
    "数亿": (1e8, 1e9),
    "数十億": (1e9, 1e10),
    "数十亿": (1e9, 1e10),
    "수천만": (1e7, 1e8),
    "수억": (1e8, 1e9),
    "수십억": (1e9, 1e10),
    "수백만": (1e6, 1e7),
}


def cur(s):
    if not s:
        return None
    for c, p in sorted(CUR, key=lambda x: -max(map(len, x[1].split("|")))):
        if re.fullmatch(p, s):
            return c


def sc(s):
    if not s:
        return None
    if s in SC:
        return SC[s]
    t = s.lower()
    if t in SC:
        return SC[t]
    if len(s) == 2 and s[0] in "千百十" and s[1] in SC:
        return {"千": 1e3, "百": 1e2, "十": 10}[s[0]] * SC[s[1]]
    return None


UP = re.compile(
    r"(up to|as much as|at most|bis zu|jusqu'à|jusqu’à|hasta|最大|最高|最多|至多|高达|최대|upto|maximal|höchstens|no more than|under|less than|below)\s*$",
    re.I,
)
UPA = re.compile(r"^\s?(以下|未満|以内|이하|미만|or less)")
LO = re.compile(
    r"(more than|over|at least|upwards of|north of|above|exceed\w*|mehr als|über|mindestens|plus de|au moins|más de|al menos|超过|逾|至少|超え|少なくとも|최소|well over|in excess of|no less than)\s*$",
    re.I,
)
LOA = re.compile(r"^\s?(以上|超|を超え|を上回|넘|이상|초과|or more|plus\b|\+)|^多")
AP = re.compile(
    r"(about|around|roughly|nearly|almost|some|approximately|close to|rund|etwa|ca\.|knapp|gut|environ|près de|quelque|unos|unas|cerca de|casi|alrededor de|約|およそ|约|近|大约|약)\s*$",
    re.I,
)


def find(t, lang):
    out = []
    for m in RB.finditer(t):
        w = m["w"]
        lw = w.lower()
        r = None
        for k, v in BW.items():
            if lw.startswith(k):
                r = v
        if not r:
            for k, v in (
                ("six", 5),
                ("seis", 5),
                ("sechs", 5),
                ("sept", 6),
                ("siete", 6),
                ("sieben", 6),
                ("seven", 6),
                ("eight", 7),
                ("acht", 7),
                ("huit", 7),
                ("ocho", 7),
                ("nine", 8),
                ("neun", 8),
            ):
                if k in lw:
                    r = (10**v, 10 ** (v + 1))
                    break
        if r:
            out.append((m.start(), m.end(), dict(low=r[0], high=r[1], currency=cur(m["c"]), approx=True)))
    for m in RX.finditer(t):
        c = cur(m["c1"]) or cur(m["c2"])
        mm = re.search(rf"{PRE}", m.group(0))
        if not c and mm:
            c = cur(mm.group(0))
        if not c:
            continue
        if any(a < m.end() and b > m.start() for a, b, _ in out):
            continue
        n = num(m["n1"], lang)
        if n is None:
            continue
        s1 = sc(m["s1"])
        s2 = sc(m["s2"])
        lo = hi = n * (s1 or 1)
        if m["n1b"] and s1:
            x = num(re.sub(r"\D", "", m["n1b"]), lang)
            lo = hi = lo + (x or 0) * 1e4
        if m["n2"]:
            n2 = num(m["n2"], lang)
            if n2 is not None:
                hi = n2 * (s2 or s1 or 1)
                lo = n * (s1 or s2 or 1)
                if lo > hi:
                    lo = hi = n * (s1 or 1)
        b = t[max(0, m.start() - 22) : m.start() + (1 if m.group(0)[:1].isspace() else 0)]
        a = t[m.end() : m.end() + 8]
        ap = bool(AP.search(b))
        if UP.search(b) or UPA.match(a):
            lo = None
        elif LO.search(b) or LOA.match(a):
            hi = None
        out.append((m.start(), m.end(), dict(low=lo, high=hi, currency=c, approx=ap)))
    return sorted(((a, b, v) for a, b, v in out), key=lambda x: x[:2])


def eq(v, g):
    for k in ("low", "high"):
        if (v[k] is None) != (g.get(k) is None):
            return False
        if v[k] is not None and abs(v[k] - g[k]) > 0.01 * abs(g[k]):
            return False
    return v["currency"] is None or v["currency"] == g.get("currency")


if __name__ == "__main__":
    from common import load, evspans

    D = load("../../corpus/*.json")
    ok = n = 0
    bad = []
    for d in D:
        F = find(d["text"], d["lang"])
        for c in d["claims"]:
            am = c["roles"].get("amount")
            if am and c["kind"] != "role":
                n += 1
                h = any(eq(v, am) for a, b, v in F)
                ok += h
                if not h:
                    bad.append(
                        (
                            d["lang"],
                            am["low"],
                            am["high"],
                            am["currency"],
                            c["evidence"][0][:110],
                            [
                                (v["low"], v["high"], v["currency"])
                                for a, b, v in F
                                if any(x <= a < y for x, y in evspans(c, d["text"]))
                            ],
                        )
                    )
    print(ok, n)
    for b in bad[:45]:
        print(b)
