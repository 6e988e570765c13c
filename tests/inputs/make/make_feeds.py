from common import *
esc = lambda s: html.escape(s, quote=False)
def ps(bl):
    out = []
    for b in bl:
        if isinstance(b, str): out.append("<p>" + block_html(b) + "</p>")
        elif isinstance(b[0], tuple): out.append("<table><tbody>" + block_html(b) + "</tbody></table>")
        else: out.append("<ul>" + block_html(b) + "</ul>")
    return "\n".join(out)

# ------------------------------------------------------------ rss 2
r = [
 ["The Lindow lighthouse will be sold for $1, the coast guard said on Sunday, to anyone who can show $275,000 for its roof.",
  "Eleven groups have asked for the papers since October. Bids close on Jan. 31.",
  "“A dollar is the cheap part,” said Lt. Faye Moran, who showed visitors the 114 steps.",
  "The light itself, which reaches 19 miles, stays with the coast guard."],
 ["Three breweries in Kesrin were raided early on Monday over €2.3 million in unpaid beer duty.",
  "Customs officers took 61 boxes of papers and sealed two tanks of 20,000 litres each.",
  "No one has been charged. A lawyer for one brewery called the sum “a number from the moon.”"],
 ["The night ferry to Orla ran aground on a sandbank just after 11 p.m. with 214 people aboard, and floated off with the tide five hours later.",
  "Nobody was hurt, and breakfast was free, passengers said.",
  "The line has asked its captain, who has 26 years of service, to stay ashore until an inquiry ends."],
 ["Council papers show that Ambleford spent $48,000 on a logo that was used for 19 days."],
 ["Lindow & Kesrin will share one fire brigade from July, with 74 firefighters and nine engines.",
  "The two towns say the merger saves $610,000 a year. The firefighters' union says it costs four minutes on each call north of the river."],
]
rss = f'''<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:media="http://search.yahoo.com/mrss/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
	<title>Lindow Post</title>
	<atom:link href="https://lindowpost.example/feed/" rel="self" type="application/rss+xml" />
	<link>https://lindowpost.example/</link>
	<description>News from the ferry towns</description>
	<lastBuildDate>Mon, 01 Dec 2025 13:00:00 +0000</lastBuildDate>
	<language>en-US</language>
	<image><url>https://lindowpost.example/icon.png</url><title>Lindow Post</title><link>https://lindowpost.example/</link></image>
	<item>
		<title>Lighthouse for sale at $1, roof not included</title>
		<link>https://lindowpost.example/2025/11/30/lighthouse-for-sale/</link>
		<comments>https://lindowpost.example/2025/11/30/lighthouse-for-sale/#respond</comments>
		<dc:creator><![CDATA[Mara Tell]]></dc:creator>
		<pubDate>Sun, 30 Nov 2025 23:40:00 -0500</pubDate>
		<category><![CDATA[Harbor]]></category>
		<guid isPermaLink="false">https://lindowpost.example/?p=48301</guid>
		<description><![CDATA[<p>The Lindow lighthouse will be sold for $1, the coast guard said on Sunday, to anyone who can [&#8230;]</p>
<p>The post <a href="https://lindowpost.example/2025/11/30/lighthouse-for-sale/">Lighthouse for sale at $1, roof not included</a> appeared first on <a href="https://lindowpost.example">Lindow Post</a>.</p>
]]></description>
		<content:encoded><![CDATA[
<figure class="wp-block-image size-large"><img src="https://lindowpost.example/light.jpg" alt="" /><figcaption class="wp-element-caption">The lighthouse. Photo: Lars Ost</figcaption></figure>
{ps(r[0])}
<p>The post <a href="https://lindowpost.example/2025/11/30/lighthouse-for-sale/">Lighthouse for sale at $1, roof not included</a> appeared first on <a href="https://lindowpost.example">Lindow Post</a>.</p>
]]></content:encoded>
		<slash:comments>0</slash:comments>
	</item>
	<item>
		<title>Kesrin breweries raided over &#8364;2.3 million in duty</title>
		<link>https://lindowpost.example/2025/12/01/kesrin-breweries/</link>
		<dc:creator>Bo Lind</dc:creator>
		<pubDate>Mon, 01 Dec 2025 00:20:00 CET</pubDate>
		<guid>https://lindowpost.example/2025/12/01/kesrin-breweries/</guid>
		<description>{esc(ps(r[1]))}</description>
	</item>
	<item>
		<title><![CDATA[Night ferry to Orla sits on a sandbank for five hours]]></title>
		<link>https://lindowpost.example/2025/08/15/night-ferry/</link>
		<author>desk@lindowpost.example (June Aldous)</author>
		<pubDate>Fri, 15 Aug 2025 00:10:00 BST</pubDate>
		<guid isPermaLink="true">https://lindowpost.example/2025/08/15/night-ferry/</guid>
		<description>A ferry ran aground.</description>
		<content:encoded>{esc(ps(r[2]))}</content:encoded>
		<media:content url="https://lindowpost.example/ferry.jpg" medium="image"><media:title type="html">ferry</media:title><media:credit>Lars Ost</media:credit></media:content>
	</item>
	<item>
		<title>A logo for 19 days</title>
		<link>https://lindowpost.example/notes/logo</link>
		<guid isPermaLink="false">note-771</guid>
		<description>{esc(r[3][0])}</description>
	</item>
	<item>
		<title>Lindow &amp;amp; Kesrin to share one fire brigade</title>
		<link>https://lindowpost.example/notes/fire-brigade</link>
		<pubDate>Nov 30, 2025 10:00 AM</pubDate>
		<guid isPermaLink="false">note-772</guid>
		<description><![CDATA[{ps(r[4])}]]></description>
	</item>
</channel>
</rss>
'''
write("rss2.xml", rss)
L = "https://lindowpost.example"
expect("rss2.xml", [
 obj("Lighthouse for sale at $1, roof not included", "Lindow Post", "2025-11-30", "Mara Tell", L + "/2025/11/30/lighthouse-for-sale/", text(r[0])),
 obj("Kesrin breweries raided over €2.3 million in duty", "Lindow Post", "2025-12-01", "Bo Lind", L + "/2025/12/01/kesrin-breweries/", text(r[1])),
 obj("Night ferry to Orla sits on a sandbank for five hours", "Lindow Post", "2025-08-15", "June Aldous", L + "/2025/08/15/night-ferry/", text(r[2])),
 obj("A logo for 19 days", "Lindow Post", None, None, L + "/notes/logo", text(r[3])),
 obj("Lindow & Kesrin to share one fire brigade", "Lindow Post", "2025-11-30", None, L + "/notes/fire-brigade", text(r[4])),
])

# ------------------------------------------------------------ rss 1 (RDF)
d = [
 ["Work on the Orla tunnel stopped on Wednesday after water broke in at a rate of 90 litres a second, the builder said.",
  "All 38 workers got out. “We heard it before we saw it,” said the shift foreman, Arno Pell."],
 ["The price of a school lunch in Harbour County goes from $2.85 to $3.10 in January, the board decided by 5 votes to 4."],
]
rdf = f'''<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="https://harbourtimes.example/">
    <title>Harbour Times</title>
    <link>https://harbourtimes.example/</link>
    <description>Harbour Times: the whole coast</description>
    <dc:date>2025-11-27T09:00:00+01:00</dc:date>
    <sy:updatePeriod>hourly</sy:updatePeriod>
    <items><rdf:Seq><rdf:li rdf:resource="https://harbourtimes.example/a/9001"/><rdf:li rdf:resource="https://harbourtimes.example/a/9002"/></rdf:Seq></items>
  </channel>
  <item rdf:about="https://harbourtimes.example/a/9001">
    <title>Water stops work in Orla tunnel – 38 get out</title>
    <link>https://harbourtimes.example/a/9001</link>
    <description>Water broke in at 90 litres a second.</description>
    <dc:creator>Zo\u00eb Kr\u00e4mer</dc:creator>
    <dc:date>2025-11-27T00:30:00+01:00</dc:date>
    <content:encoded><![CDATA[{ps(d[0])}]]></content:encoded>
  </item>
  <item rdf:about="https://harbourtimes.example/a/9002">
    <title>School lunch to cost $3.10</title>
    <link>https://harbourtimes.example/a/9002</link>
    <description>{esc(d[1][0])}</description>
    <dc:date>2025-11-26</dc:date>
  </item>
</rdf:RDF>
'''
rdf = rdf.replace("–", "&#8211;").replace("“", "&#8220;").replace("”", "&#8221;")
write("rss1.rdf", rdf.encode("latin-1"))
H = "https://harbourtimes.example/a/"
expect("rss1.rdf", [
 obj("Water stops work in Orla tunnel – 38 get out", "Harbour Times", "2025-11-27", "Zoë Krämer", H + "9001", text(d[0])),
 obj("School lunch to cost $3.10", "Harbour Times", "2025-11-26", None, H + "9002", text(d[1])),
])

# ------------------------------------------------------------ atom
a = [
 ["Ambleford will test its sirens at noon on the first Saturday of each month, and 23 of the 64 have failed so far.",
  "The town bought them in 1991 for $1.2 million. “They were loud once,” said the civil defense chief, Rollo Banks.",
  ["Working: 41", "Silent: 17", "Humming: 6"],
  "Replacing the silent ones would cost $340,000."],
 ["A court in Orla has fined a quarry €85,000 for blasting on 12 Sundays.", "The quarry, which employs 57 people, said it would appeal."],
]
write("atom.xml", f'''<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://amblefordaily.example/">
  <title type="text">Ambleford Daily</title>
  <subtitle type="html">All the &lt;em&gt;town&lt;/em&gt;</subtitle>
  <updated>2025-11-29T12:00:00Z</updated>
  <id>tag:amblefordaily.example,2025:feed</id>
  <link rel="self" type="application/atom+xml" href="https://amblefordaily.example/atom.xml"/>
  <link rel="alternate" type="text/html" href="https://amblefordaily.example/"/>
  <author><name>Ambleford Daily newsroom</name></author>
  <generator uri="https://example.example/" version="1.0">Example Toolkit</generator>
  <entry>
    <title type="html">Sirens &lt;b&gt;fail&lt;/b&gt; in 23 of 64 places</title>
    <link rel="replies" type="text/html" href="/sirens#comments"/>
    <link rel="alternate" type="text/html" href="/story/sirens-fail"/>
    <link rel="enclosure" type="audio/mpeg" length="1337" href="/audio/siren.mp3"/>
    <id>tag:amblefordaily.example,2025:3.2397</id>
    <published>2025-11-27T23:15:00-05:00</published>
    <updated>2025-11-29T08:00:00-05:00</updated>
    <author><name>Hal Visser</name><uri>https://amblefordaily.example/by/hal-visser</uri></author>
    <summary type="text">Ambleford tests its sirens.</summary>
    <content type="xhtml" xml:lang="en" xml:base="https://amblefordaily.example/">
      <div xmlns="http://www.w3.org/1999/xhtml">
        {ps(a[0])}
      </div>
    </content>
  </entry>
  <entry>
    <title>Orla quarry fined €85,000 for Sunday blasts</title>
    <link href="https://amblefordaily.example/story/quarry-fined"/>
    <id>tag:amblefordaily.example,2025:3.2398</id>
    <updated>2025-11-26T16:00:00Z</updated>
    <summary type="html">{esc(ps(a[1]))}</summary>
  </entry>
</feed>
''')
A = "https://amblefordaily.example/story/"
expect("atom.xml", [
 obj("Sirens fail in 23 of 64 places", "Ambleford Daily", "2025-11-27", "Hal Visser", A + "sirens-fail", text(a[0])),
 obj("Orla quarry fined €85,000 for Sunday blasts", "Ambleford Daily", "2025-11-26", "Ambleford Daily newsroom", A + "quarry-fined", text(a[1])),
])

# ------------------------------------------------------------ json feed
j = [
 ["The Bay Herald counted 48 lamps out of 210 dark along the promenade on Tuesday night.", "The council says a repair takes 34 days on average. In 2022 it took nine.", "“Bring a torch,” said a councillor, Ida Frome."],
 ["Ferry fares rise by 4% on 1 January, the line said.\n\nA single from Lindow to Orla will cost £5.20, up from £5.00."],
]
write("feed.json", json.dumps({
 "version": "https://jsonfeed.org/version/1.1", "title": "Bay Herald", "home_page_url": "https://www.bayherald.example/", "feed_url": "https://www.bayherald.example/feed.json", "language": "en-GB",
 "authors": [{"name": "Bay Herald desk"}],
 "items": [
  {"id": 90211, "url": "https://www.bayherald.example/local/dark-lamps", "title": "Dark lamps on the promenade: 48 of 210", "content_html": ps(j[0]), "summary": "48 of 210 lamps are dark.", "date_published": "2025-11-25T23:30:00+00:00", "date_modified": "2025-11-27T10:00:00+00:00", "authors": [{"name": "Gwen Tallis"}, {"name": "Moss Kerr"}], "tags": ["council"], "image": "https://www.bayherald.example/lamp.jpg"},
  {"id": "90212", "url": "https://www.bayherald.example/local/ferry-fares", "title": "Ferry fares to rise by 4%", "content_text": j[1][0], "date_published": "2025-11-24T00:05:00+01:00"},
 ]}, ensure_ascii=False, indent=2))
expect("feed.json", [
 obj("Dark lamps on the promenade: 48 of 210", "Bay Herald", "2025-11-25", "Gwen Tallis, Moss Kerr", "https://www.bayherald.example/local/dark-lamps", text(j[0])),
 obj("Ferry fares to rise by 4%", "Bay Herald", "2025-11-24", "Bay Herald desk", "https://www.bayherald.example/local/ferry-fares", text(j[1])),
])
