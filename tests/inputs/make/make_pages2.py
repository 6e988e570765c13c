from common import *

# ------------------------------------------------------------ nextjs streamed
B = [
 "Ambleford will pay its bus drivers 11 percent more over two years, ending a strike that kept 84 buses in the garage for nine days.",
 "Drivers voted 203 to 58 on Thursday night to take the offer, which lifts the starting wage from $21.40 to $23.75 an hour by July 2027.",
 "“It isn’t everything, but it’s rent,” said {{Cora Minn||<a class=\"person_link__x7\" href=\"/people/cora-minn\">Cora Minn<span class=\"hovercard_card__q1\" hidden=\"\">Cora Minn</span></a>}}, who has driven the No. 6 for 13 years.",
 "The first buses are to leave at 4:50 a.m. on Friday. Riders with a November pass will get nine days back, the transit office said, at a cost of about $310,000.",
 "What changes",
 ["Starting wage: $23.75 an hour", "Longest shift: 10 hours, down from 12", "Sick days: eight, up from five"],
 "Mayor Owen Tarr had said on Nov. 19 that the town could afford “not a penny above 8 percent.” He said on Thursday that the rest would come from a reserve of $2.2 million.",
 "The last strike, in 2008, went on for 31 days.",
]
tpl = r'''<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><link rel="stylesheet" href="/_next/static/css/5c1e.css" data-precedence="next"/><script src="/_next/static/chunks/webpack-9f.js" async=""></script><title>Ambleford bus drivers take 11 percent and end strike | Ambleford Daily</title><meta name="description" content="Drivers voted 203 to 58."/><link rel="canonical" href="https://amblefordaily.example/story/bus-drivers-end-strike"/><meta property="og:title" content="Ambleford bus drivers take 11 percent and end strike"/><meta property="og:site_name" content="Ambleford Daily"/><meta property="og:type" content="article"/><meta property="article:published_time" content="2025-11-28T02:30:00.000Z"/><meta property="article:author" content="Hal Visser"/></head><body class="__variable_d65c78"><header class="header_root__2aK"><a class="header_logo__d" href="/">Ambleford Daily</a><nav><a href="/town">Town</a><a href="/schools">Schools</a></nav></header><main><!--$?--><template id="B:0"></template><div class="skeleton_box__p9" aria-busy="true"><div class="skeleton_line__p1"></div><p class="visually-hidden">Loading story…</p></div><!--/$--></main><!--$?--><template id="B:1"></template><div class="skeleton_rail__u"></div><!--/$--><footer class="footer_root__k">© <!-- -->2025<!-- --> Ambleford Daily. <a href="/terms">Terms</a></footer><script src="/_next/static/chunks/main-app-11.js" async=""></script><script>(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,null])</script><script>self.__next_f.push([1,"1:HL[\"/_next/static/css/5c1e.css\",\"style\"]\n0:D{\"name\":\"rootLayout\",\"env\":\"Server\"}\n"])</script><div hidden id="S:1"><aside class="rail_root__m2"><h2>Popular now</h2><ol><li><a href="/story/toll">Bridge toll climbs to $4.50 in January</a></li><li><a href="/story/snow">Snow closes the Orla pass for a third day</a></li></ol><div class="rail_news__c"><h3>The Daily Brief</h3><p>Ambleford in five minutes, every weekday.</p><form><input type="email" placeholder="you@mail.example"/><button>Sign up</button></form></div></aside></div><script>$RC=function(b,c,e){c=document.getElementById(c);c.parentNode.removeChild(c);var a=document.getElementById(b);if(a){b=a.previousSibling;b.data="$";}};$RC("B:1","S:1")</script><div hidden id="S:0"><article class="story_root__7Fh"><div class="story_head__0"><h1 class="story_title__Z">Ambleford bus drivers take 11 percent and end strike</h1><div class="story_meta__a">By <!-- --><a href="/by/hal-visser">Hal Visser</a> <time dateTime="2025-11-27T21:30:00-05:00">November 27, 2025, 9:30 p.m.</time></div><div class="share_bar__1"><button aria-label="Share">Share</button><button>Save</button></div></div><figure class="story_lede__3"><img alt="Buses" src="/_next/image?url=%2Fbus.jpg&amp;w=1200&amp;q=75"/><figcaption>Buses at the Vale Street garage<!-- --> <span class="credit_c__9">Nell Rook</span></figcaption></figure><div class="story_body__Qe"><div class="block_root__5"><p>[[0]]</p><div class="block_rail__5"><div class="ad_slot__2">Advertisement</div></div></div><div class="block_root__5"><p>[[1]]</p><div class="block_rail__5"><a href="/story/bus-fares">Related: Bus fares frozen until 2027</a></div></div><div class="block_root__5"><p>[[2]]</p><div class="block_rail__5"></div></div><!--$?--><template id="B:2"></template><!--/$--><div class="block_root__5"><p>[[3]]</p><div class="block_rail__5"><div class="ad_slot__2">Advertisement</div></div></div><div class="block_root__5"><h2>[[4]]</h2><ul>[[5]]</ul></div><div class="block_root__5"><p>[[6]]</p><div class="block_rail__5"><a href="/story/tarr">Related: Tarr says no penny above 8 percent</a></div></div><div class="block_root__5"><p>[[7]]</p></div></div><div class="bio_root__h"><p>Hal Visser writes about work and wages. He joined the Daily in 2020.</p></div></article></div><script>$RC("B:0","S:0")</script><div hidden id="S:2"><div class="readmore_root__e"><strong>Read more</strong><a href="/story/strike-day-5">Day five: how Ambleford gets to work</a></div></div><script>$RC("B:2","S:2")</script><script>self.__next_f.push([1,"6:[\"$\",\"article\",null,{\"className\":\"story_root__7Fh\",\"children\":\"$L7\"}]\n"])</script></body></html>
'''
write("nextjs-streamed.html", fill(tpl, B))
expect("nextjs-streamed.html", [obj("Ambleford bus drivers take 11 percent and end strike", "Ambleford Daily", "2025-11-27", "Hal Visser", "https://amblefordaily.example/story/bus-drivers-end-strike", text(B))])

# ------------------------------------------------------------ amp
B = [
 "The herring catch in Lindow Bay fell to 2,140 tonnes this autumn, the smallest since records began in 1961 and barely a third of last year's 6,300.",
 "Boats that used to fill their holds in four nights came back half empty after seven. Of the 63 that sailed in September, 29 had tied up by the end of October.",
 "\"My father told me there'd be a year like this,\" said skipper Nan Corbie, 54. \"He didn't tell me what to do in it.\"",
 "Warm water, hungry seals",
 "Scientists at the bay station measured 14.8 degrees at a depth of ten metres in August, 2.1 degrees above the average. Herring spawn poorly above 13, said Dr Piet Lanning, who leads the station.",
 "Fishermen blame the seals as well. The last count, in May, found 4,900 of them, up from 3,200 in 2019.",
 "The quota for 2026 is due on 12 December. Lanning's advice is a cut of 55%, and the boat owners' union has said it could live with 30%.",
]
tpl = r'''<!doctype html>
<html ⚡ lang="en-GB">
<head>
<meta charset="utf-8">
<title>Herring catch in Lindow Bay smallest since 1961 - Bay Herald</title>
<link rel="canonical" href="https://www.bayherald.example/environment/herring-catch-smallest-since-1961">
<meta name="viewport" content="width=device-width,minimum-scale=1,initial-scale=1">
<script async src="https://cdn.ampproject.example/v0.js"></script>
<script async custom-element="amp-ad" src="https://cdn.ampproject.example/v0/amp-ad-0.1.js"></script>
<script async custom-element="amp-sidebar" src="https://cdn.ampproject.example/v0/amp-sidebar-0.1.js"></script>
<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}</style><noscript><style amp-boilerplate>body{-webkit-animation:none}</style></noscript>
<style amp-custom>body{font-family:serif}.ad{background:#eee}</style>
<script type="application/ld+json">
[{"@context":"http://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"item":{"@id":"https://www.bayherald.example/environment","name":"Environment"}}]},
{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://www.bayherald.example/environment/herring-catch-smallest-since-1961","headline":"Herring catch in Lindow Bay smallest since 1961","datePublished":"2025-11-19T07:30:00+00:00","dateModified":"2025-11-21T16:12:00+00:00","author":{"@type":"Person","name":"Gwen Tallis"},"publisher":{"@type":"Organization","name":"Bay Herald","logo":{"@type":"ImageObject","url":"https://www.bayherald.example/logo.png","width":600,"height":60}},"image":["https://www.bayherald.example/herring.jpg"]}]
</script>
</head>
<body>
<amp-sidebar id="sidebar" layout="nodisplay" side="left"><ul><li><a href="/">Home</a></li><li><a href="/environment">Environment</a></li><li><a href="/weather">Weather</a></li></ul></amp-sidebar>
<amp-auto-ads type="adsense"></amp-auto-ads>
<header class="amp-header"><button on="tap:sidebar.toggle">☰</button><a href="https://www.bayherald.example/"><amp-img src="/logo.png" width="300" height="40" alt="Bay Herald"></amp-img></a></header>
<main>
<article class="amp-article">
<h1 class="amp-title">Herring catch in Lindow Bay smallest since 1961</h1>
<div class="amp-byline">By <span>Gwen Tallis</span>, environment reporter</div>
<div class="amp-dates"><span>Published: 07:30, 19 November 2025</span> | <span>Updated: 16:12, 21 November 2025</span></div>
<amp-social-share type="email" width="44" height="44"></amp-social-share><amp-social-share type="twitter" width="44" height="44"></amp-social-share>
<figure><amp-img src="/herring.jpg" width="1200" height="675" layout="responsive" alt="Boats"><noscript><img src="/herring.jpg" alt="Boats"></noscript></amp-img><figcaption>Half-empty holds at the fish quay <span class="copyright">Image: Bay Herald</span></figcaption></figure>
<div class="amp-article-body">
<p>[[0]]</p>
<p>[[1]]</p>
<div class="ad"><amp-ad width="300" height="250" type="doubleclick" data-slot="/1/amp"><div placeholder>Advertisement</div><div fallback>No ad</div></amp-ad></div>
<p>[[2]]</p>
<amp-brid-player data-partner="1" data-player="2" data-video="3" layout="responsive" width="480" height="270"></amp-brid-player>
<p class="video-title">Watch: A night on the herring grounds</p>
<h2>[[3]]</h2>
<p>[[4]]</p>
<section class="amp-related"><h4>READ MORE</h4><ul><li><a href="/environment/seal-count">Seals in the bay near 5,000</a></li><li><a href="/environment/cod">Cod quota stays where it was</a></li></ul></section>
<p>[[5]]</p>
<div class="amp-subscribe"><p>To get our environment letter every Sunday, enter your address.</p><form method="post" action-xhr="/nl" target="_top"><input type="email" name="e"><input type="submit" value="Sign me up"></form></div>
<p>[[6]]</p>
</div>
<amp-accordion class="comments"><section><h4>Comments (3)</h4><div><p>It is the seals. Everyone knows it.</p></div></section></amp-accordion>
</article>
</main>
<amp-user-notification id="cookie" layout="nodisplay"><p>This site uses cookies to personalise content.</p><button on="tap:cookie.dismiss">Accept</button></amp-user-notification>
<amp-analytics type="gtag" data-credentials="include"><script type="application/json">{"vars":{"gtag_id":"G-0"}}</script></amp-analytics>
<footer><p>Bay Herald is published by Bay Herald Ltd. Registered in Lindow, No. 0042.</p></footer>
</body>
</html>
'''
write("amp.html", fill(tpl, B))
expect("amp.html", [obj("Herring catch in Lindow Bay smallest since 1961", "Bay Herald", "2025-11-19", "Gwen Tallis", "https://www.bayherald.example/environment/herring-catch-smallest-since-1961", text(B))])

# ------------------------------------------------------------ blogger
B = [
 "I walked the length of Mill Street on Saturday and counted 31 empty shops out of 118. In 2019, the merchants' list had nine.",
 "Some of it is rent. A unit of 900 square feet that went for $1,450 a month before the flood is now offered at $2,100, and the sign has faded in the window.",
 "\"I had eleven good years and two bad ones,\" said Hettie Vance, who closed her yarn shop in August. \"The bad ones cost more.\"",
 "The town's answer is a fund of $250,000, from which a new shop can draw up to $8,000. Since April it has paid out to 14 shops, of which 12 are still open.",
 "What I counted, block by block:",
 ["Bridge to Church Lane: 6 empty of 40", "Church Lane to the bank: 11 empty of 45", "The bank to the station: 14 empty of 33"],
 "I will walk it again in May, and I hope to be bored.",
]
tpl = r'''<!DOCTYPE html>
<html dir='ltr' xmlns='http://www.w3.org/1999/xhtml' xmlns:b='http://www.google.com/2005/gml/b' xmlns:data='http://www.google.com/2005/gml/data' xmlns:expr='http://www.google.com/2005/gml/expr'>
<head>
<meta content='width=1100' name='viewport'/>
<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<meta content='blogger' name='generator'/>
<link href='https://millstreetwatch.example/favicon.ico' rel='icon' type='image/x-icon'/>
<link href='https://millstreetwatch.example/2025/11/thirty-one-empty-windows.html' rel='canonical'/>
<link rel="alternate" type="application/atom+xml" title="Mill Street Watch - Atom" href="https://millstreetwatch.example/feeds/posts/default" />
<meta content='https://millstreetwatch.example/2025/11/thirty-one-empty-windows.html' property='og:url'/>
<meta content='Thirty-one empty windows' property='og:title'/>
<meta content='I walked the length of Mill Street on Saturday and counted 31 empty shops' property='og:description'/>
<title>Mill Street Watch: Thirty-one empty windows</title>
<style id='page-skin-1' type='text/css'><!-- body{font:normal normal 12px Arial} --></style>
</head>
<body class='loading variant-simplysimple'>
<div class='navbar section' id='navbar' name='Navbar'><div class='widget Navbar' data-version='1' id='Navbar1'></div></div>
<div class='body-fauxcolumns'></div>
<div class='content'><header><div class='header-outer'><div class='header section' id='header'><div class='widget Header' data-version='1' id='Header1'><div id='header-inner'><div class='titlewrapper'><p class='title'><a href='https://millstreetwatch.example/'>Mill Street Watch</a></p></div><div class='descriptionwrapper'><p class='description'><span>One street in Lindow, looked at closely</span></p></div></div></div></div></div></header>
<div class='main-outer'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog' data-version='1' id='Blog1'>
<div class='blog-posts hfeed'>
<div class="date-outer">
<h2 class='date-header'><span>Saturday, November 15, 2025</span></h2>
<div class="date-posts">
<div class='post-outer'>
<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
<meta content='4410293' itemprop='blogId'/><meta content='88120' itemprop='postId'/>
<a name='88120'></a>
<h3 class='post-title entry-title' itemprop='name'>
Thirty-one empty windows
</h3>
<div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-88120' itemprop='description articleBody'>
[[0]]<br />
<br />
<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container" style="margin-left: auto; margin-right: auto; text-align: center;"><tbody><tr><td style="text-align: center;"><a href="https://blogger.example/img/s1600/window.jpg" imageanchor="1"><img border="0" height="300" src="https://blogger.example/img/s400/window.jpg" width="400" /></a></td></tr><tr><td class="tr-caption" style="text-align: center;">An empty window near the bank. My own photo.</td></tr></tbody></table>
[[1]]<br />
<br />
[[2]]<br />
<br />
<a href="https://millstreetwatch.example/2025/08/yarn.html">Read also: Hettie closes the yarn shop</a><br />
<br />
[[3]]<br />
<a name='more'></a><br />
[[4]]<br />
<ul>
[[5]]
</ul>
<div>
[[6]]</div>
<div style='clear: both;'></div>
</div>
<div class='post-footer'>
<div class='post-footer-line post-footer-line-1'>
<span class='post-author vcard'>
Posted by
<span class='fn' itemprop='author' itemscope='itemscope' itemtype='http://schema.org/Person'><meta content='https://blogger.example/profile/77' itemprop='url'/><a class='g-profile' href='https://blogger.example/profile/77' rel='author' title='author profile'><span itemprop='name'>Walter Ames</span></a></span>
</span>
<span class='post-timestamp'>
at
<meta content='https://millstreetwatch.example/2025/11/thirty-one-empty-windows.html' itemprop='url'/>
<a class='timestamp-link' href='https://millstreetwatch.example/2025/11/thirty-one-empty-windows.html' rel='bookmark' title='permanent link'><abbr class='published' itemprop='datePublished' title='2025-11-15T23:50:00-08:00'>11:50 PM</abbr></a>
</span>
<div class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button sb-email' title='Email This'><span class='share-button-link-text'>Email This</span></a><a class='goog-inline-block share-button sb-blog'><span class='share-button-link-text'>BlogThis!</span></a></div>
</div>
<div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='/search/label/shops' rel='tag'>shops</a></span></div>
</div>
</div>
<div class='comments' id='comments'><a name='comments'></a><h4>1 comment:</h4><div id='Blog1_comments-block-wrapper'><dl id='comments-block'><dt class='comment-author'><a href='#'>Jill</a> said...</dt><dd class='comment-body'><p>You missed the cobbler's.</p></dd><dd class='comment-footer'><span class='comment-timestamp'>November 17, 2025 at 8:02 AM</span></dd></dl></div><p class='comment-footer'><a href='#'>Post a Comment</a></p></div>
</div>
</div></div>
</div>
<div class='blog-pager' id='blog-pager'><a class='blog-pager-newer-link' href='#'>Newer Post</a><a class='blog-pager-older-link' href='#'>Older Post</a></div>
<div class='post-feeds'><div class='feed-links'>Subscribe to: <a class='feed-link' href='#'>Post Comments (Atom)</a></div></div>
</div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section' id='sidebar-right-1'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul class='hierarchy'><li><a href='#'>2025</a> <span class='post-count'>(22)</span></li></ul></div><div class='widget Profile'><h2>About Me</h2><dl class='profile-datablock'><dd class='profile-textblock'>I was a postman for 34 years.</dd></dl></div></div></aside></div></div>
<footer><div class='footer section'><div class='widget Attribution'>Simple theme. Powered by <a href='https://www.blogger.example'>Blogger</a>.</div></div></footer>
</div>
<div class="cookie-choices-info"><span class="cookie-choices-text">This site uses cookies to deliver its services and to analyze traffic.</span><a class="cookie-choices-button">Got it</a></div>
</body>
</html>
'''
write("blogger.html", fill(tpl, B))
expect("blogger.html", [obj("Thirty-one empty windows", "Mill Street Watch", "2025-11-15", "Walter Ames", "https://millstreetwatch.example/2025/11/thirty-one-empty-windows.html", text(B))])

# ------------------------------------------------------------ typo3
B = [
 "The regional hospital in Orla will shut its maternity ward at night from 15 December because it has only seven midwives for 16 posts.",
 "Between 10 p.m. and 6 a.m., women in labour will be driven to Kesrin, 34 kilometres away. The hospital counted 418 births last year, of which 131 fell in those hours.",
 "“We are not closing, we are sleeping,” said the hospital's director, Dr Henrik Sollan, at a meeting that filled the sports hall.",
 "What it costs",
 [("Item", "2024", "2026 (plan)"), ("Midwives' pay", "€1.1 million", "€0.7 million"), ("Agency staff", "€640,000", "€90,000"), ("Ambulance trips", "€35,000", "€120,000")],
 "The ward lost €380,000 last year, the hospital says. Agency midwives, at €96 an hour, made up most of it.",
 "Not everyone was persuaded. “My second one took 40 minutes,” said Lea Brandt, a mother of three. “I would have had him in the tunnel.”",
 "The county, which owns the hospital, will look at the matter again on 30 June.",
]
tpl = r'''<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<!--
	This website is powered by TYPO3 - inspiring people to share!
	TYPO3 is a free open source Content Management Framework initially created by Kasper Skaarhoj and licensed under GNU/GPL.
-->
<title>Orla maternity ward to shut at night | Orla Gazette</title>
<meta name="generator" content="TYPO3 CMS">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Seven midwives for 16 posts.">
<meta property="og:title" content="Orla maternity ward to shut at night">
<meta property="og:type" content="article">
<link rel="canonical" href="https://www.orlagazette.example/news/detail/2025/11/25/orla-maternity-ward-to-shut-at-night/">
<link rel="stylesheet" href="/typo3temp/assets/compressed/merged-1f.css" media="all">
</head>
<body id="p42" class="page-42 pagelevel-2 language-0 backendlayout-default layout-default">
<div id="top"></div><div class="body-bg">
<a class="visually-hidden-focusable page-skip" href="#page-content"><span>Skip to main content</span></a>
<header id="page-header" class="bp-page-header navbar navbar-mainnavigation"><div class="container"><a class="navbar-brand" title="Orla Gazette" href="/"><img class="navbar-brand-logo" src="/fileadmin/logo.svg" alt="Orla Gazette"></a><nav class="mainnavigation"><ul class="navbar-nav"><li class="nav-item"><a class="nav-link" href="/news/">News</a></li><li class="nav-item"><a class="nav-link" href="/events/">Events</a></li></ul></nav></div></header>
<nav class="breadcrumb-section" aria-label="Breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Home</a></li><li class="breadcrumb-item active"><span>Orla maternity ward to shut at night</span></li></ol></nav>
<main id="page-content" class="bp-page-content main-section"><!--TYPO3SEARCH_begin-->
<div id="c311" class="frame frame-default frame-type-news_newsdetail frame-layout-0"><div class="frame-container"><div class="frame-inner">
<div class="news news-single"><div class="article" itemscope="itemscope" itemtype="http://schema.org/Article">
<div class="header"><h1 itemprop="headline">Orla maternity ward to shut at night</h1></div>
<div class="footer"><p><span class="news-list-date">Published 25/11/2025, 10:15</span> <span class="news-list-category">Health</span> <span class="news-list-author">By Jonas Rill</span></p></div>
<div class="teaser-text" itemprop="description"><p>[[0]]</p></div>
<div class="news-img-wrap"><div class="outer"><div class="mediaelement mediaelement-image"><a href="/fileadmin/ward.jpg" class="lightbox" rel="lightbox[myImageSet]"><img itemprop="image" src="/fileadmin/_processed_/ward.jpg" alt="" width="282" height="188"></a></div><p class="news-img-caption">The entrance of the ward on Monday (© Greta Falk)</p></div></div>
<div class="news-text-wrap" itemprop="articleBody"><p>[[1]]</p>
<p>[[2]]</p>
<p class="readmore"><a href="/news/detail/2025/11/03/midwives-wanted/" class="internal-link">&gt; Midwives wanted: Orla pays a bonus of €5,000</a></p>
<h2>[[3]]</h2>
<div class="table-responsive"><table class="contenttable"><tbody>[[4]]</tbody></table></div>
<p>[[5]]</p>
<p>[[6]]</p>
<p>[[7]]</p></div>
<div class="news-backlink-wrap"><a href="/news/">Back</a></div>
<div class="news-related-wrap"><div class="news-related news-related-news"><h4>Related news</h4><ul><li><span class="news-related-news-date">19/11/2025</span> <a title="Flu jabs run short" href="/news/detail/2025/11/19/flu-jabs/">Flu jabs run short in three villages</a></li></ul></div></div>
</div></div>
</div></div></div>
<!--TYPO3SEARCH_end--></main>
<aside class="sidebar"><div class="frame frame-type-list"><h2>Latest news</h2><ul><li>26/11/2025 <a href="#">Tunnel to close for cleaning</a></li></ul></div></aside>
<footer id="page-footer" class="bp-page-footer"><section class="section footer-section-meta"><div class="footer-copyright"><p>© Orla Gazette 2025. All rights reserved.</p></div><ul class="footer-meta"><li><a href="/imprint/">Imprint</a></li><li><a href="/privacy/">Privacy</a></li></ul></section></footer>
</div>
<div class="tx-cookieconsent cookie-bar"><p>We use cookies to make our website as pleasant as possible for you.</p><button>Allow all</button></div>
<script src="/typo3temp/assets/compressed/merged-2c.js"></script>
</body>
</html>
'''
write("typo3.html", fill(tpl, B))
expect("typo3.html", [obj("Orla maternity ward to shut at night", "Orla Gazette", "2025-11-25", "Jonas Rill", "https://www.orlagazette.example/news/detail/2025/11/25/orla-maternity-ward-to-shut-at-night/", text(B))])

# ------------------------------------------------------------ joomla (day only in the address)
B = [
 "Three of the five wells that feed Lower Kesrin have been shut after tests found nitrate at 71 milligrams a litre, against a limit of 50.",
 "About 2,900 people live in the streets concerned. The town is handing out six litres of bottled water a head each day at the fire station.",
 "\"Boiling does not help, it makes it worse,\" said the medical officer, Dr Alma Reyes. \"Please do not give it to babies under six months.\"",
 "The town believes the nitrate comes from fields above the wells, where 480 hectares are spread with slurry each March. The farmers' league said the tests should be run again by somebody else.",
 "A second set of samples goes to a laboratory in Orla this week, and the answer should take eight days.",
]
tpl = r'''<!DOCTYPE html>
<html lang="en-gb" dir="ltr">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<meta name="author" content="Beth Sorley">
	<meta name="generator" content="Joomla! - Open Source Content Management">
	<meta property="og:site_name" content="Valley Mirror">
	<meta property="og:url" content="https://valleymirror.example/2025-11-12-three-wells-shut-in-lower-kesrin.html">
	<title>Three wells shut in Lower Kesrin - Valley Mirror</title>
	<link href="/media/templates/site/cassiopeia/css/template.min.css?v=5" rel="stylesheet">
	<script type="application/json" class="joomla-script-options new">{"system.paths":{"root":"","rootFull":"https:\/\/valleymirror.example\/","base":""},"csrf.token":"0"}</script>
</head>
<body class="site com_content wrapper-static view-article no-layout no-task itemid-101 has-sidebar-right">
<header class="header container-header full-width"><div class="grid-child"><div class="navbar-brand"><a class="brand-logo" href="/">Valley Mirror</a></div></div><nav class="grid-child navbar"><ul class="mod-menu mod-list nav"><li class="nav-item item-101"><a href="/">Home</a></li><li class="nav-item"><a href="/letters">Letters</a></li></ul></nav></header>
<div class="site-grid">
<div class="grid-child container-component">
<nav class="mod-breadcrumbs__wrapper" aria-label="Breadcrumbs"><ol class="mod-breadcrumbs breadcrumb"><li class="mod-breadcrumbs__divider">You are here: </li><li class="mod-breadcrumbs__item breadcrumb-item active"><span>Three wells shut in Lower Kesrin</span></li></ol></nav>
<div id="system-message-container" aria-live="polite"></div>
<main>
<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article">
	<meta itemprop="inLanguage" content="en-GB">
	<div class="page-header"><h1 itemprop="headline">Three wells shut in Lower Kesrin</h1></div>
	<dl class="article-info text-muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person"><span class="icon-user icon-fw" aria-hidden="true"></span> Written by: <span itemprop="name">Beth Sorley</span></dd><dd class="hits"><span class="icon-eye icon-fw" aria-hidden="true"></span> <meta itemprop="interactionCount" content="UserPageVisits:1204"> Hits: 1204</dd></dl>
	<figure class="left item-image"><img src="/images/wells.jpg" itemprop="image" alt="Well 3"><figcaption class="caption">Well 3, behind the mill. Photo: Ray Gow</figcaption></figure>
	<div itemprop="articleBody" class="com-content-article__body">
		<p>[[0]]</p>
<p>[[1]]</p>
<div class="moduletable newsflash"><h3>See also</h3><p><a href="/slurry-rules">New slurry rules stuck in committee</a></p></div>
<p>[[2]]</p>
<p>[[3]]</p>
<p>[[4]]</p>
	</div>
	<ul class="tags list-inline"><li class="list-inline-item"><a href="/tags/water" class="btn btn-sm btn-info">Water</a></li></ul>
	<nav class="pagenavigation" aria-label="Page Navigation"><span class="pagination ms-0"><a class="btn btn-sm btn-secondary previous" href="/2025-11-11-choir.html" rel="prev"><span class="visually-hidden">Previous article: A choir of 90 in the old mill</span><span class="icon-chevron-left" aria-hidden="true"></span> <span aria-hidden="true">Prev</span></a></span></nav>
</div>
</main>
</div>
<div class="grid-child container-sidebar-right"><div class="sidebar-right card"><h3 class="card-header">Most Read Posts</h3><div class="card-body"><ul class="mostread mod-list"><li itemscope itemtype="https://schema.org/Article"><a href="#" itemprop="url"><span itemprop="name">A choir of 90 in the old mill</span></a></li></ul></div></div></div>
</div>
<footer class="container-footer footer full-width"><div class="grid-child"><p>Valley Mirror, 4 Weir Lane, Kesrin</p></div></footer>
</body>
</html>
'''
write("joomla.html", fill(tpl, B))
expect("joomla.html", [obj("Three wells shut in Lower Kesrin", "Valley Mirror", "2025-11-12", "Beth Sorley", "https://valleymirror.example/2025-11-12-three-wells-shut-in-lower-kesrin.html", text(B))])

# ------------------------------------------------------------ live blog
P1 = ["The Selle stood at 5.62 metres at the Kesrin bridge at 21:15, the flood office says. That is 18 centimetres below the top of the wall.",
      "Some 340 people have left the streets by the river and are spending the night in two school halls."]
P2 = ["Mayor Linde Faro has asked everyone south of Canal Road to leave before 1 a.m.",
      "“I am not asking twice, because there will not be time to ask twice,” she said outside the fire station.",
      "Buses leave every 15 minutes from the following stops:",
      ["Canal Road school", "The old brewery", "St Bride's church"]]
P3 = ["The wall at Tanner's Wharf gave way at 00:20 over a length of 12 metres, and water is running into the market square.",
      "The fire service has 46 people and nine boats in the square. It knows of no one missing, said its duty officer, Karl Benning."]
U = "https://www.kesrincourier.example/live/selle-flood-night"
posts = [("post-1003", "Wall breaks at Tanner’s Wharf", "2025-11-29T00:31:00+01:00", "00:31", "29 November", "Nadia Orrel", P3),
         ("post-1002", "Mayor tells the south bank to leave", "2025-11-28T23:40:00+01:00", "23:40", "28 November", "Bas Lind", P2),
         ("post-1001", "River 18 centimetres below the wall", "2025-11-28T21:30:00+01:00", "21:30", "28 November", "Nadia Orrel", P1)]
def flat(bl): return " ".join(block_text(b).replace("\n", " ") for b in bl)
ld = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "@id": U, "url": U, "headline": "Selle flood night in Kesrin: live", "description": "Live updates from the flood.",
      "datePublished": "2025-11-28T20:55:00+01:00", "dateModified": "2025-11-29T00:31:00+01:00", "coverageStartTime": "2025-11-28T20:55:00+01:00", "coverageEndTime": "2025-11-29T06:00:00+01:00",
      "author": [{"@type": "Organization", "name": "Kesrin Courier"}], "publisher": {"@type": "Organization", "name": "Kesrin Courier", "logo": {"@type": "ImageObject", "url": "https://www.kesrincourier.example/logo.png"}},
      "liveBlogUpdate": [{"@type": "BlogPosting", "@id": U + "#" + i, "url": U + "#" + i, "headline": t, "datePublished": d, "dateModified": d, "author": {"@type": "Person", "name": a}, "articleBody": flat(bl)} for i, t, d, _, _, a, bl in posts]}
def phtml(bl):
    return "".join("<ul>" + block_html(b) + "</ul>" if isinstance(b, list) else "<p>" + block_html(b) + "</p>" for b in bl)
items = []
for n, (i, t, d, hm, day, a, bl) in enumerate(posts):
    body = phtml(bl)
    if n == 0:
        body = body.replace("</p><p>", "</p><figure class=\"lb-media\"><img src=\"/wharf.jpg\" alt=\"\"/><figcaption>Water in the market square. Photograph: Oskar Thiel</figcaption></figure><p>", 1)
    items.append(f'''<article class="lb-post" id="{i}" data-post-id="{i[5:]}"><div class="lb-post__meta"><time class="lb-post__time" datetime="{d}">{hm}<span class="visually-hidden">, {day}</span></time><span class="lb-post__author">{a}</span></div><h2 class="lb-post__title">{t}</h2><div class="lb-post__body">{body}</div><div class="lb-post__share"><button>Share this post</button><button>Copy link</button></div></article>''')
    if n == 0: items.append('<div class="lb-ad"><span>Advertisement</span></div>')
    if n == 1: items.append('<div class="lb-related"><h3>Related</h3><a href="/news/wall-report">The report that warned about the wall</a></div>')
page = f'''<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Selle flood night in Kesrin: live | Kesrin Courier</title>
<link rel="canonical" href="{U}"><meta property="og:site_name" content="Kesrin Courier"><meta property="og:type" content="article"><meta property="og:title" content="Selle flood night in Kesrin: live">
<script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script></head>
<body class="live-blog"><header class="site-header"><a href="/">Kesrin Courier</a><nav><a href="/news">News</a> <a href="/live">Live</a></nav></header>
<main><div class="lb-head"><span class="lb-badge">Live</span><h1>Selle flood night in Kesrin: live</h1><p class="lb-updated">Last updated 00:31</p></div>
<section class="lb-key"><h2>Key moments</h2><ul>{"".join(f'<li><a href="#{p[0]}">{p[3]} {p[1]}</a></li>' for p in posts)}</ul></section>
<div class="lb-refresh" role="status"><button>Show 2 new updates</button></div>
<div class="lb-posts">
{chr(10).join(items)}
</div>
<button class="lb-more">Load more posts</button></main>
<aside class="site-rail"><h2>Most read</h2><ol><li><a href="/news/tunnel">Tunnel to close for cleaning</a></li></ol></aside>
<footer><p>© Kesrin Courier. All rights reserved.</p></footer>
<div class="cookie-consent"><p>We value your privacy.</p><button>Accept all</button></div>
</body></html>
'''
write("liveblog.html", page)
expect("liveblog.html", [obj(t, "Kesrin Courier", d[:10], a, U + "#" + i, text(bl)) for i, t, d, hm, day, a, bl in posts])
