from common import *
import gzip, zlib, struct, io, csv, zipfile, quopri, base64, hashlib, uuid

def png():
    def ch(t, d): return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    return b"\x89PNG\r\n\x1a\n" + ch(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) + ch(b"IDAT", zlib.compress(b"\0\xff\0\0\0\xff\0" * 2)) + ch(b"IEND", b"")
PNG = png()
def gz(b): 
    o = io.BytesIO()
    with gzip.GzipFile(fileobj=o, mode="wb", mtime=0) as g: g.write(b)
    return o.getvalue()

def page(title, site, url, by, head, stamp, bl):
    return f'''<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title><link rel="canonical" href="{url}"><meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">{head}</head><body><header><a href="/">{site}</a><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav></header><main><article><h1>{title}</h1><p class="byline">By {by}</p>{stamp}<div class="article-body">{"".join("<p>" + block_html(b) + "</p>" for b in bl[:2])}<div class="related"><h3>Related</h3><a href="/x">Bridge toll climbs to $4.50</a></div>{"".join("<p>" + block_html(b) + "</p>" for b in bl[2:])}</div></article></main><footer>© {site}</footer></body></html>'''
W = [
 ("Orla pass to stay shut until March", "Example Wire", "https://examplewire.example/article/orla-pass-shut", "Ivo Kale", "2019-03-02", '<meta property="article:published_time" content="2019-03-02T09:15:00+01:00">', "",
  ["The pass above Orla will stay shut until at least March 20 after 26 slides in eleven days, the road office said.", "Snow lies 4.7 meters deep at the top, the most since 1986.", "“We clear it at noon and at four it is back,” said the road chief, Gerd Amsel.", "The detour by Kesrin is 118 kilometers long and takes trucks three hours."]),
 ("Kesrin bakers win $140,000 in oven case", "Ambleford Daily", "https://amblefordaily.example/story/oven-case", "Hal Visser", "2025-11-18", "", '<time datetime="2025-11-18T20:10:00-05:00">November 18, 2025</time>',
  ["A jury awarded two Kesrin bakers $140,000 on Tuesday over ovens that never got hotter than 310 degrees.", "The ovens were sold as reaching 550.", "“You can’t make bread with a promise,” said one of the two, Olive Stamm.", "The maker said it would appeal within 30 days."]),
 ("Lindow harbor seals counted at 1,204", "Lindow Post", "https://lindowpost.example/2025/11/20/harbor-seals-counted/", "Mara Tell", "2025-11-20", '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Lindow harbor seals counted at 1,204","datePublished":"2025-11-21T01:00:00Z","author":{"@type":"Person","name":"Mara Tell"}}</script>', '<p class="date">Nov. 20, 2025</p>',
  ["Volunteers counted 1,204 seals in Lindow harbor on Sunday, 9 percent more than last year.", "It took 33 people four hours in the rain.", "“They counted us, too, I think,” said the leader, Tess Holloway.", "The count has been held each November since 1993."]),
]
def rec(typ, uri, body, ctype, date="2025-11-21T10:00:00Z", extra=(), length=None):
    h = ["WARC/1.0", "WARC-Type: " + typ]
    if uri: h.append("WARC-Target-URI: " + uri)
    h += ["WARC-Date: " + date, "WARC-Record-ID: <urn:uuid:%s>" % uuid.uuid5(uuid.NAMESPACE_URL, typ + str(uri) + date), *extra, "Content-Type: " + ctype, "Content-Length: %d" % (len(body) if length is None else length)]
    return "\r\n".join(h).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"
def http(status, hs, body): return ("HTTP/1.1 " + status + "\r\n" + "\r\n".join(hs) + "\r\n\r\n").encode() + body
def chunk(b, n=300):
    return b"".join(b"%x\r\n" % len(b[i:i+n]) + b[i:i+n] + b"\r\n" for i in range(0, len(b), n)) + b"0\r\n\r\n"
RESP = "application/http; msgtype=response"
pg = [page(t, s, u, by, hd, st, bl).encode() for t, s, u, by, d, hd, st, bl in W]
sha = lambda b: "sha1:" + base64.b32encode(hashlib.sha1(b).digest()).decode()
r1 = http("200 OK", ["Date: Sat, 02 Mar 2019 08:30:00 GMT", "Content-Type: text/html; charset=UTF-8", "Transfer-Encoding: chunked", "Content-Encoding: gzip", "Vary: Accept-Encoding"], pg[0])
r2 = http("200 OK", ["Content-Type: text/html; charset=utf-8", "X-Crawler-Transfer-Encoding: chunked", "X-Crawler-Content-Encoding: gzip", "X-Crawler-Content-Length: 1311", "Content-Length: %d" % len(pg[1])], pg[1])
r3 = http("200 OK", ["Content-Type: text/html", "Transfer-Encoding: chunked", "Content-Encoding: gzip"], chunk(gz(pg[2])))
recs = [
 rec("warcinfo", None, b"software: StormCrawler 2.11 http://stormcrawler.net/\r\nformat: WARC File Format 1.0\r\nrobots: checked via crawler-commons\r\n", "application/warc-fields", extra=("WARC-Filename: ccnews.warc.gz",)),
 rec("request", W[0][2], b"GET /article/orla-pass-shut HTTP/1.1\r\nHost: examplewire.example\r\nAccept-Encoding: gzip\r\n\r\n", "application/http; msgtype=request", "2019-03-02T08:30:00Z"),
 rec("response", W[0][2], r1, RESP, "2019-03-02T08:30:00Z", ("WARC-Payload-Digest: " + sha(pg[0]),)),
 rec("response", W[1][2], r2, RESP, "2025-11-21T10:01:00Z", ("WARC-Payload-Digest: " + sha(pg[1]),)),
 rec("response", "https://amblefordaily.example/gone", http("404 Not Found", ["Content-Type: text/html"], b"<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>The page you asked for is not here. It may have moved, or it never was.</p></body></html>"), RESP, "2025-11-21T10:02:00Z"),
 rec("response", "https://amblefordaily.example/bus.png", http("200 OK", ["Content-Type: image/png", "Content-Length: %d" % len(PNG)], PNG), RESP, "2025-11-21T10:03:00Z"),
 rec("response", W[2][2], r3, RESP, "2025-11-21T10:04:00Z"),
 rec("response", W[1][2], r2, RESP, "2025-11-21T10:05:00Z", ("WARC-Payload-Digest: " + sha(pg[1]),)),
]
write("ccnews.warc.gz", b"".join(gz(r) for r in recs))
expect("ccnews.warc.gz", [obj(t, s, d, by, u, text(bl)) for t, s, u, by, d, hd, st, bl in W])

# ------------------------------------------------------------ mail
ML = ["Good morning. The bridge toll goes up again, and this time the bridge authority has sent us the sums.",
 "From January 1 a car will pay $4.50, up from $3.75, the authority’s board decided on Tuesday by six votes to three.",
 [("Vehicle", "Now", "From Jan. 1"), ("Car", "$3.75", "$4.50"), ("Van", "$6.00", "$7.25"), ("Truck", "$14.00", "$18.00")],
 "“We have not painted it since 2011,” said the authority’s head, Nora Blick. The paint alone will cost $7.9 million.",
 "About 21,400 cars cross on a weekday, 1,300 fewer than before the last rise."]
hh = f'''<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Morning letter</title><style>.ExternalClass{{width:100%}}</style></head><body style="margin:0">
<div style="display:none;font-size:1px;max-height:0;overflow:hidden;mso-hide:all">Trucks pay most: what the new toll means for you. &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"><table role="presentation" width="600"><tr><td class="header"><a href="https://lindowpost.example/l/view"><span>View in browser</span></a></td></tr><tr><td><img src="https://lindowpost.example/logo.png" alt="Lindow Post"></td></tr>
<tr><td><table role="presentation" width="100%"><tr><td style="font-family:Georgia,serif"><h1>Bridge toll climbs to $4.50</h1><p>{block_html(ML[0])}</p><p>{block_html(ML[1])}</p></td></tr></table></td></tr>
<tr><td><table class="figures" border="1">{block_html(ML[2]).replace(chr(10), "")}</table></td></tr>
<tr><td><table role="presentation"><tr><td><p>{block_html(ML[3])}</p><p>{block_html(ML[4])}</p></td></tr></table></td></tr>
<tr><td class="footer"><p>You are receiving this email because you signed up at lindowpost.example.</p><p><a href="https://lindowpost.example/u">Unsubscribe</a> | <a href="https://lindowpost.example/p">Update your preferences</a></p><p>Lindow Post, 12 Quay Street, Lindow</p></td></tr></table></td></tr></table><img src="https://lindowpost.example/o.gif" width="1" height="1" alt=""></body></html>'''
def qp(s): return quopri.encodestring(s.encode("utf-8")).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
crlf = lambda s: s.replace("\n", "\r\n").encode("utf-8")
write("letter.eml", crlf('''Return-Path: <bounce@mail.lindowpost.example>
Received: from mail.lindowpost.example (mail.lindowpost.example [192.0.2.7])
 by mx.newsroom.example with ESMTPS id 44 for <desk@newsroom.example>;
 Wed, 26 Nov 2025 11:05:09 +0000
From: Lindow Post <letter@lindowpost.example>
To: desk@newsroom.example
Subject: =?utf-8?Q?Bridge_toll_climbs_to_=244=2E50_=E2=80=93_and_trucks_pay?=
 =?utf-8?Q?_most?=
Date: Wed, 26 Nov 2025 06:05:00 -0500
Message-ID: <20251126.4450@mail.lindowpost.example>
List-Unsubscribe: <https://lindowpost.example/u>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_b1"

This is a multi-part message in MIME format.
--=_b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

''') + qp("Your mail program does not show HTML. Read this letter here:\nhttps://lindowpost.example/l/view\n") + b"\r\n--=_b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + qp(hh) + b"\r\n--=_b1--\r\n")
expect("letter.eml", [obj("Bridge toll climbs to $4.50 – and trucks pay most", "Lindow Post", "2025-11-26", None, None, text(ML))])

FL = ["The Ambleford clinic gave 3,418 flu shots in October, 700 more than in the same month of 2024, and has 260 doses left.",
 "From the mayor's office came word that another 1,500 doses are on the way. “They will be here by Tuesday,” a spokesman, Ray Gorse, said on Friday.",
 "Shots are free for people over 60. Everyone else pays $22.",
 "A longcompoundaddressthatthemailprogramcutsintwo stands in the county's notice, and it should be one word."]
def flow(p, n=64):
    words, lines, cur = p.split(" "), [], ""
    for w in words:
        if cur and len(cur) + 1 + len(w) > n: lines.append(cur + "  "); cur = w   # space kept + the deleted one
        else: cur = cur + " " + w if cur else w
    lines.append(cur)
    return "\n".join((" " + l if l.startswith(("From ", " ", ">")) else l) for l in lines)
fl = "\n\n".join(flow(p) for p in FL).replace("longcompoundaddressthat", "longcompoundaddressthat \n", 1)
write("flowed.eml", crlf('''From: "Dana Whitlock" <dana@amblefordaily.example>
To: desk@newsroom.example
Subject: Clinic has 260 flu shots left
Date: Fri, 31 Oct 2025 22:30:00 -0400
Organization: Ambleford Daily
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes
Content-Transfer-Encoding: 8bit

''' + fl + "\n\n-- \nDana Whitlock\nAmbleford Daily, 555-0117\n"))
expect("flowed.eml", [obj("Clinic has 260 flu shots left", "Ambleford Daily", "2025-10-31", "Dana Whitlock", None, "\n\n".join(FL))])

M = [
 ("Wells", "Alma Reyes", "Tue, 25 Nov 2025 23:10:00 -0500", "2025-11-25", "Two of the shut wells may open again",
  ["Two of the three wells shut in Lower Kesrin may open again by Dec. 10, the town said on Tuesday.", "From the mayor comes a promise that water bills for November will be halved, which would cost the town about $52,000.", "The third well, at 88 milligrams a litre, stays shut."]),
 ("Rail", "Ivo Kale", "Wed, 26 Nov 2025 08:00:00 +0100", "2025-11-26", "One track open at Kesrin",
  ["One track is open again at Kesrin, and 14 of the 22 passenger trains ran on Wednesday morning.", "From Thursday all 22 should run, at 20 mph past the river."]),
 ("Snow", "Nell Rook", "Thu, 27 Nov 2025 07:45:00 +0000", "2025-11-27", "Orla pass closed, 31 cars dug out",
  ["Ploughs dug 31 cars out of the snow below the Orla pass on Wednesday night.", "“Nobody was cold for long,” said Gerd Amsel of the road office, who counted 74 people at the inn."]),
]
import textwrap
mb = ""
for i, (_, who, date, day, subj, bl) in enumerate(M):
    body = "\n\n".join(textwrap.fill(p, 70) for p in bl)
    if i == 1: body = body.replace("From Thursday", ">From Thursday")
    mb += f"From {who.split()[0].lower()}@examplewire.example {['Wed Nov 26 04:10:02 2025','Wed Nov 26 07:00:04 2025','Thu Nov 27 07:45:09 2025'][i]}\nFrom: {who} <{who.split()[0].lower()}@examplewire.example>\nTo: <desk@newsroom.example>\nSubject: {subj}\nDate: {date}\nMessage-ID: <{i}.77@examplewire.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n\n"
write("list.mbox", mb)
expect("list.mbox", [obj(s, None, day, who, None, "\n\n".join(bl)) for _, who, _, day, s, bl in M])

MH = ["The Valley Mirror's own press, a machine of 1962, printed its last paper on Saturday night: 6,150 copies.", "From now on the paper will be printed in Orla, 52 kilometres away, which saves €130,000 a year.", "“She never once missed a Saturday,” said the printer, Jo Tarn, and wiped down the rollers.", "Four of the 11 printers will move with the work; the other seven have been paid off."]
mp = page("Last paper off the old press", "Valley Mirror", "https://valleymirror.example/news/last-paper", "Beth Sorley", '<meta property="article:published_time" content="2025-11-23T09:00:00+01:00"><link rel="stylesheet" type="text/css" href="cid:css-1@mhtml.blink">', '<img src="https://valleymirror.example/press.png">', MH)
write("saved.mhtml", crlf('''From: <Saved by Blink>
Snapshot-Content-Location: https://valleymirror.example/news/last-paper?utm_source=letter
Subject: Last paper off the old press | Valley Mirror
Date: Fri, 28 Nov 2025 15:20:11 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--aB3dEf----"


------MultipartBoundary--aB3dEf----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://valleymirror.example/news/last-paper?utm_source=letter

''') + qp(mp) + crlf('''
------MultipartBoundary--aB3dEf----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable
Content-Location: cid:css-1@mhtml.blink

@charset "utf-8"; .byline { color: gray; }
------MultipartBoundary--aB3dEf----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://valleymirror.example/press.png

''' + base64.b64encode(PNG).decode() + "\n------MultipartBoundary--aB3dEf------\n"))
expect("saved.mhtml", [obj("Last paper off the old press", "Valley Mirror", "2025-11-23", "Beth Sorley", "https://valleymirror.example/news/last-paper", "\n\n".join(MH))])

# ------------------------------------------------------------ tables
def table(name, head, rows, delim, eol="\r\n", bom=False, quoting=csv.QUOTE_MINIMAL):
    s = io.StringIO(newline="")
    w = csv.writer(s, delimiter=delim, lineterminator=eol, quoting=quoting); w.writerow(head); w.writerows(rows)
    write(name, (b"\xef\xbb\xbf" if bom else b"") + s.getvalue().encode("utf-8"))
C = [("Toll rise approved, 6-3", "2025-11-25", "Lindow Post", 'The bridge board voted 6 to 3 for a toll of $4.50.\n\n"It is paint, not profit," said Nora Blick, the authority\'s head.\n\nThe old toll of $3.75 dates from 2017.'),
     ("Mayor: \"Not a penny above 8 percent\"", "2025-11-19", "Ambleford Daily", 'Mayor Owen Tarr said on Wednesday that Ambleford could afford "not a penny above 8 percent" for its bus drivers.\n\nThe drivers ask for 14 percent; 84 buses are standing still.'),
     ("Fog, again", "", "Harbour Times", "Fog kept 17 boats in Lindow harbor on Monday, the ninth day this month.")]
table("articles.csv", ["title", "published", "outlet", "body"], C, ",")
expect("articles.csv", [obj(t, o, d or None, None, None, b) for t, d, o, b in C])
S = [("Hospital ward to shut at night", "25/11/2025", "Orla Gazette", "Jonas Rill", "The ward in Orla will shut at night from 15 December; it has seven midwives for 16 posts.\n\nLast year it lost €380,000, or 4,2 % of its budget."),
     ("Quarry fined", "03/11/2025", "Orla Gazette", "Greta Falk", "A quarry must pay €85,000 for blasting on 12 Sundays.")]
table("semicolons.csv", ["Title", "Date", "Source", "Author", "Text"], S, ";", bom=True)
expect("semicolons.csv", [obj(S[0][0], "Orla Gazette", "2025-11-25", "Jonas Rill", None, S[0][4]), obj(S[1][0], "Orla Gazette", "2025-11-03", "Greta Falk", None, S[1][4])])
T = [("Grain train derails", "2025-11-30", "Example Wire", "https://examplewire.example/t/1", "Seventeen of 41 grain cars tipped into the Selle at Kesrin on Sunday, and about 1,500 tons of wheat went into the water."),
     ("Strike ends", "2025-11-27", "Ambleford Daily", "https://amblefordaily.example/t/2", "\"It isn't everything, but it's rent,\" said Cora Minn, a driver, after a vote of 203 to 58. She called it \"a start.\"")]
write("articles.tsv", "title\tdate\tsource\turl\ttext\n" + "".join("\t".join(r) + "\n" for r in T))
expect("articles.tsv", [obj(t, s, d, None, u, b) for t, d, s, u, b in T])

# ------------------------------------------------------------ json
TB = ["A study of 1,140 wells in the Kesrin valley found that 212 hold more nitrate than the law allows.", "The share, 18.6 percent, has doubled since 2014.", "“I wish I were surprised,” said Alma Reyes, the medical officer."]
write("trafilatura.json", json.dumps({"title": "One valley well in five is too foul to drink", "author": "Ann Wick; Bo Lind", "hostname": "valleymirror.example", "date": "2025-11-14", "fingerprint": "c1a7d0b6e2f30915", "id": None, "license": None, "comments": None, "raw_text": " ".join(TB), "text": "\n".join(TB), "language": None, "image": "https://valleymirror.example/well.jpg", "pagetype": "article", "filedate": "2025-11-29", "source": "https://valleymirror.example/news/valley-wells", "source-hostname": "Valley Mirror", "excerpt": "Of 1,140 wells, 212 fail.", "categories": "Health", "tags": "water;wells"}, ensure_ascii=False) + "\n")
expect("trafilatura.json", [obj("One valley well in five is too foul to drink", "Valley Mirror", "2025-11-14", "Ann Wick, Bo Lind", "https://valleymirror.example/news/valley-wells", "\n\n".join(TB))])
NB = ["The Lindow aquarium's octopus escaped for the third time this year and was found in a bucket 11 meters from her tank.", "Keepers have now put 40 kilograms on the lid. “She is thinking about it,” said one of them, Ike Sands.", "A ticket costs $14; visitors were up 22 percent in October."]
write("newspaper.json", json.dumps({"url": "https://harbourtimes.example/story/octopus", "read_more_link": "", "language": "en", "title": "Octopus out again", "top_image": "https://harbourtimes.example/o.jpg", "meta_img": "https://harbourtimes.example/o.jpg", "images": ["https://harbourtimes.example/o.jpg"], "movies": [], "keywords": [], "keyword_scores": {}, "meta_keywords": ["aquarium"], "tags": [], "authors": ["Rosa Quill", "Ed Marsh"], "publish_date": "2025-11-09T21:45:00-05:00", "summary": "", "meta_description": "Third escape this year.", "meta_lang": "en", "meta_favicon": "/favicon.ico", "meta_site_name": "Harbour Times", "canonical_link": "https://harbourtimes.example/story/octopus", "text": "\n\n".join(NB)}, ensure_ascii=False, indent=4))
expect("newspaper.json", [obj("Octopus out again", "Harbour Times", "2025-11-09", "Rosa Quill, Ed Marsh", "https://harbourtimes.example/story/octopus", "\n\n".join(NB))])
own = [obj("Choir of 90 sings in the old mill", "Valley Mirror", "2025-11-11", "Beth Sorley", "https://valleymirror.example/2025-11-11-choir.html", "Ninety singers filled the old mill on Tuesday.\n\nThe collection brought €2,310 for the roof."),
       obj("Snow closes the Orla pass", "Orla Gazette", "2025-11-26", None, None, "The Orla pass is shut after 62 centimetres of snow fell in a night.")]
write("articles.json", json.dumps(own, ensure_ascii=False, indent=2) + "\n"); expect("articles.json", own)
N = [("KESRIN-TRAIN", "Grain cars pulled from the Selle", "By Petra Dunn", "2025-12-02T17:05:00-05:00", "2025-12-03T02:00:00+00:00", ["Cranes pulled six of 17 grain cars from the Selle river on Tuesday.", "The other eleven should follow by Friday, said Vera Holm of the Northern Line."]),
     ("ORLA-COURT", "Quarry appeals against fine", "By Ivo Kale", "2025-12-01T09:00:00+01:00", "2025-12-01T09:00:00+01:00", ["The Orla quarry fined €85,000 for Sunday blasting has appealed.", "A hearing is set for Feb. 4."]),
     ("LINDOW-TOLL", "Toll rise to cost trucks $4 more", "By Nell Rook", "2025-11-25T23:20:00-05:00", "2025-11-26T04:20:00Z", ["Trucks will pay $18 to cross the Lindow bridge from January, $4 more than now."])]
write("wire.ndjson.gz", gz("".join(json.dumps({"uri": "https://examplewire.example/item/" + s.lower(), "type": "text", "slugline": s, "headline": h, "byline": by, "firstcreated": d, "versioncreated": v, "version": "2", "pubstatus": "usable", "urgency": 4, "copyrightholder": "Example Wire", "source": "Example Wire", "body_text": "\n\n".join(bl)}, ensure_ascii=False) + "\n" for s, h, by, d, v, bl in N).encode()))
expect("wire.ndjson.gz", [obj(h, "Example Wire", d[:10], by[3:], "https://examplewire.example/item/" + s.lower(), "\n\n".join(bl)) for s, h, by, d, v, bl in N])

zt = ["Kesrin's cinema, shut since 2018, will open again on 12 December with 144 seats, 60 fewer than it had.", "The town put in €210,000 and the film club 900 hours of work.", "“I sewed the curtain myself,” said the club's head, Mina Folt."]
zp = page("Kesrin cinema to open with 144 seats", "Kesrin Courier", "https://www.kesrincourier.example/news/cinema", "Bas Lind", '<meta property="article:published_time" content="2025-11-21T06:00:00+01:00">', "", zt)
zr = ("Cinema prices set", "2025-11-22", "Kesrin Courier", "A seat will cost €8.50, and €5 on Mondays.")
o = io.BytesIO()
with zipfile.ZipFile(o, "w", zipfile.ZIP_DEFLATED) as z:
    for n, b in [("export/cinema.html", zp), ("export/rows.csv", "title,published,outlet,body\n%s,%s,%s,\"%s\"\n" % zr), ("export/img/seat.png", PNG)]: z.writestr(zipfile.ZipInfo(n, (2025, 11, 28, 9, 0, 0)), b)
write("mixed.zip", o.getvalue())
expect("mixed.zip", [obj("Kesrin cinema to open with 144 seats", "Kesrin Courier", "2025-11-21", "Bas Lind", "https://www.kesrincourier.example/news/cinema", "\n\n".join(zt)), obj(zr[0], zr[2], zr[1], None, None, zr[3])])

# ------------------------------------------------------------ broken
rd = lambda n: open(os.path.join(HERE, n), "rb").read()
def br(n, b): write("broken/" + n, b)
x = rd("rss2.xml"); br("rss-cut.xml", x[:x.index(b"Customs officers took") + 30])
x = rd("atom.xml"); br("atom-cut.xml", x[:x.index(b"Rollo")])
x = rd("rss1.rdf"); br("rdf-cut.rdf", x[:x.index(b"shift foreman")])
x = rd("feed.json"); br("feed-cut.json", x[:len(x) // 2])
br("ndjson-cut.ndjson.gz", rd("wire.ndjson.gz")[:-120])
br("warc-cut.warc.gz", rd("ccnews.warc.gz")[:2300])
br("wrong-length.warc", rec("response", W[0][2], http("200 OK", ["Content-Type: text/html"], pg[0]), RESP, length=len(pg[0]) + 90000) + rec("response", W[1][2], r2, RESP, length=40) + rec("response", W[2][2], r3, RESP))
br("unclosed-quote.csv", 'title,published,outlet,body\nFirst,2025-11-01,Lindow Post,"A first row of 12 words that ends as it should."\nSecond,2025-11-02,Lindow Post,"This cell opens and never closes, with 300 things in it.\nThird,2025-11-03,Lindow Post,A third row that the open mark swallows.\n')
br("ragged.tsv", "title\tdate\ttext\nOne\t2025-11-01\nTwo\t2025-11-02\tSome text of 9 words.\textra\textra\n\n\t\t\n")
br("no-text.mbox", "From a@examplewire.example Wed Nov 26 04:10:02 2025\nFrom: A <a@examplewire.example>\nSubject: Empty\nDate: Wed, 26 Nov 2025 04:10:02 +0000\n\n\nFrom b@examplewire.example Wed Nov 26 05:10:02 2025\nFrom: B <b@examplewire.example>\nSubject: Picture only\nMIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(PNG).decode() + "\n\n")
x = rd("letter.eml"); br("no-end-boundary.eml", x[:x.index(b"Nora Blick")])
x = rd("saved.mhtml"); br("no-html-part.mhtml", x[:x.index(b"Content-Type: text/html")] )
br("cut.zip", rd("mixed.zip")[:-150])
br("brackets.json", b'[{"title": "A toll", "published": "2025-11-25", "text": "The toll is $4.50."}, {"title": "B", "text": "Cut here]}')
br("empty.html", b""); br("no-body.html", b"<html><head><title>Just a moment...</title></head><body><div id=\"app\"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>")
x = rd("wordpress.html"); br("cut.html", x[:x.index(b"Divers who went down")])
br("sitemap.xml", b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://lindowpost.example/2025/11/30/lighthouse-for-sale/</loc><news:news><news:publication><news:name>Lindow Post</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-11-30T23:40:00-05:00</news:publication_date><news:title>Lighthouse for sale at $1</news:title></news:news></url></urlset>\n')
o = io.BytesIO()
with zipfile.ZipFile(o, "w", zipfile.ZIP_DEFLATED) as z:
    for n, b in [("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
                 ("_rels/.rels", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
                 ("word/document.xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The toll goes to $4.50 on Jan. 1.</w:t></w:r></w:p></w:body></w:document>')]: z.writestr(zipfile.ZipInfo(n, (2025, 11, 28, 9, 0, 0)), b)
br("report.docx", o.getvalue())
wet = "\n".join(["Lindow Post", "News", "Sport", W[2][0], *W[2][7], "© Lindow Post"]).encode()
br("archive.wet.gz", gz(rec("warcinfo", None, b"Software-Info: ia-web-commons\r\n", "application/warc-fields")) + gz(rec("conversion", W[2][2], wet, "text/plain")))
