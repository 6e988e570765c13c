from common import *

# ------------------------------------------------------------ wordpress
B = [
 "The council of Lindow voted on Sunday night to close the east ferry ramp for 14 weeks, after engineers found cracks in nine of its 22 steel piles.",
 "The work will cost {{$3.4 million||<a href=\"https://lindowpost.example/tag/ferry-ramp/\">$3.4 million</a>}}, of which the state pays 60 percent. The vote was 7 to 2.",
 "“We could patch it again and pray, or we could do it once,” said {{Ann Roe||<a href=\"https://lindowpost.example/people/ann-roe/\" class=\"people-link\">Ann Roe<span class=\"hovercard screen-reader-text\" hidden>Ann Roe</span></a>}}, who chairs the harbor committee. “I would rather be shouted at in January than sorry in June.”",
 "What the inspection found",
 "Divers who went down on Nov. 12 measured the wall thickness of each pile. The worst, pile 17, had lost 41 percent of its steel since 2009.",
 ["Nine piles are cracked and will be replaced.", "Six piles are thinned and will be sleeved in concrete.", "Seven piles need no work before 2031."],
 [("Crossing", "Trips a day now", "Trips a day from Dec. 8"), ("Lindow–Orla", "38", "24"), ("Lindow–Kesrin", "16", "10")],
 "Until the ramp opens again, all cars will use the west ramp, where the harbor office expects waits of up to 50 minutes on Friday evenings.",
 "{{Councilman Pete Farrow||Councilman <strong>Pete Farrow</strong>}}, one of the two who voted no, said the closing came too soon before the holidays. “Nobody on Mill Street was asked,” he said.",
 "The contract is to be signed on Dec. 3, and the ramp should reopen on March 16.",
]
tpl = r'''<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name='robots' content='index, follow, max-image-preview:large, max-snippet:-1, max-video-preview:-1' />
<!-- This site is optimized with the Yoast SEO Premium plugin v24.1 (Yoast SEO v24.1) - https://yoast.com/wordpress/plugins/seo/ -->
<title>Lindow shuts east ferry ramp for 14 weeks - Lindow Post</title>
<meta name="description" content="Nine of 22 piles are cracked; the repair costs $3.4 million." />
<link rel="canonical" href="https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="article" />
<meta property="og:title" content="Lindow shuts east ferry ramp for 14 weeks" />
<meta property="og:url" content="https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/" />
<meta property="og:site_name" content="Lindow Post" />
<meta property="article:published_time" content="2025-12-01T01:40:12+00:00" />
<meta property="article:modified_time" content="2025-12-02T14:05:40+00:00" />
<meta name="author" content="Mara Tell" />
<meta name="twitter:label1" content="Written by" /><meta name="twitter:data1" content="Mara Tell" />
<meta name="twitter:label2" content="Est. reading time" /><meta name="twitter:data2" content="3 minutes" />
<script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":"https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/#article","isPartOf":{"@id":"https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/"},"author":{"name":"Mara Tell","@id":"https://lindowpost.example/#/schema/person/77ab"},"headline":"Lindow shuts east ferry ramp for 14 weeks","datePublished":"2025-12-01T01:40:12+00:00","dateModified":"2025-12-02T14:05:40+00:00","mainEntityOfPage":{"@id":"https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/"},"wordCount":241,"commentCount":2,"publisher":{"@id":"https://lindowpost.example/#organization"},"articleSection":["Harbor"],"inLanguage":"en-US"},{"@type":"WebPage","@id":"https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/","url":"https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/","name":"Lindow shuts east ferry ramp for 14 weeks - Lindow Post","datePublished":"2025-12-01T01:40:12+00:00","inLanguage":"en-US"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Home","item":"https://lindowpost.example/"},{"@type":"ListItem","position":2,"name":"Lindow shuts east ferry ramp for 14 weeks"}]},{"@type":"WebSite","@id":"https://lindowpost.example/#website","url":"https://lindowpost.example/","name":"Lindow Post","description":"News from the ferry towns"},{"@type":"Organization","@id":"https://lindowpost.example/#organization","name":"Lindow Post","url":"https://lindowpost.example/"},{"@type":"Person","@id":"https://lindowpost.example/#/schema/person/77ab","name":"Mara Tell","description":"Mara covers the harbor."}]}</script>
<!-- / Yoast SEO Premium plugin. -->
<link rel="alternate" type="application/rss+xml" title="Lindow Post &raquo; Feed" href="https://lindowpost.example/feed/" />
<style id='wp-block-library-inline-css'>.wp-block-quote{border-left:.25em solid}</style>
<script>window._wpemojiSettings={"baseUrl":"https:\/\/s.w.example\/emoji\/"};</script>
</head>
<body class="post-template-default single single-post postid-48213 single-format-standard wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="https://lindowpost.example/" rel="home">Lindow Post</a></p>
<nav class="main-navigation"><ul id="primary-menu" class="menu"><li class="menu-item"><a href="/harbor/">Harbor</a></li><li class="menu-item"><a href="/schools/">Schools</a></li><li class="menu-item"><a href="/subscribe/">Subscribe</a></li></ul></nav></header>
<main id="primary" class="site-main">
<article id="post-48213" class="post-48213 post type-post status-publish format-standard has-post-thumbnail hentry category-harbor">
<header class="entry-header"><h1 class="entry-title">Lindow shuts east ferry ramp for 14 weeks</h1>
<div class="entry-meta"><span class="byline">by <span class="author vcard"><a class="url fn n" href="https://lindowpost.example/author/mara/">Mara Tell</a></span></span> <span class="posted-on"><time class="entry-date published" datetime="2025-11-30T20:40:12-05:00">November 30, 2025</time><time class="updated" datetime="2025-12-02T09:05:40-05:00">December 2, 2025</time></span> <span class="comments-link">2 Comments</span></div></header>
<figure class="post-thumbnail"><img src="ramp.jpg" alt="Cars waiting" class="wp-post-image" /><figcaption class="wp-caption-text">Cars wait at the east ramp on Friday. Photo: Lars Ost / Lindow Post</figcaption></figure>
<div class="entry-content entry-content-read-more">
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li class="share-facebook"><a href="#">Click to share on Facebook (Opens in new window)</a></li><li class="share-email"><a href="#">Click to email a link to a friend</a></li></ul></div>

<p class="has-drop-cap">[[0]]</p>

<p>[[1]]</p>

<div class="code-block code-block-1" style="margin: 8px auto; text-align: center;"><span class="ad-label">Advertisement</span><div id="div-gpt-ad-1"></div></div>

<p>[[2]]</p>

<p class="has-background"><strong>Read more:</strong> <a href="https://lindowpost.example/2025/11/13/divers-find-cracks/">Divers find cracks below the ferry ramp</a></p>

<h2 class="wp-block-heading">[[3]]</h2>

<p>[[4]]</p>

<ul class="wp-block-list">
[[5]]
</ul>

<figure class="wp-block-pullquote"><blockquote><p>“I would rather be shouted at in January than sorry in June.”</p><cite>Ann Roe</cite></blockquote></figure>

<figure class="wp-block-table is-style-stripes"><table class="has-fixed-layout"><tbody>
[[6]]
</tbody></table><figcaption class="wp-element-caption">Source: Lindow harbor office</figcaption></figure>

<p>[[7]]</p>

<div class="wp-block-jetpack-subscriptions__container newsletter-box"><h4>The Ferry Letter</h4><p>Get the harbor news in your inbox each Friday.</p><form action="#" method="post"><input type="email" placeholder="Type your email…" /><button type="submit" class="wp-block-button__link">Subscribe</button></form></div>

<p>[[8]]</p>

<div class="wp-block-group related-inline"><h3>Related</h3><ul class="wp-block-latest-posts__list wp-block-latest-posts"><li><a class="wp-block-latest-posts__post-title" href="/2025/11/21/orla-bus-fares/">Orla raises bus fares by 20 cents</a></li><li><a class="wp-block-latest-posts__post-title" href="/2025/11/19/kesrin-school-roof/">Kesrin school loses its roof again</a></li></ul></div>

<p>[[9]]</p>

<div id='jp-relatedposts' class='jp-relatedposts'><h3 class="jp-relatedposts-headline"><em>Related</em></h3></div>
</div><!-- .entry-content -->
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/harbor/">Harbor</a></span> <span class="tags-links">Tagged <a href="/tag/ferry-ramp/">ferry ramp</a></span></footer>
<div class="author-box author-bio"><h4>Mara Tell</h4><p>Mara Tell has covered the harbor for the Lindow Post since 2018. She keeps bees.</p></div>
</article>
<nav class="navigation post-navigation"><div class="nav-previous"><a href="#" rel="prev">Previous: Orla raises bus fares by 20 cents</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on “Lindow shuts east ferry ramp for 14 weeks”</h2><ol class="comment-list"><li class="comment"><div class="comment-body"><p>Fourteen weeks means thirty. Mark my words.</p></div></li><li class="comment"><div class="comment-body"><p>Who pays the other 40 percent? We do.</p></div></li></ol></div>
</main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul><li><a href="#">Orla raises bus fares by 20 cents</a></li></ul></section></aside>
<footer id="colophon" class="site-footer"><p>&copy; 2025 Lindow Post. Proudly powered by WordPress.</p></footer>
</div>
<div id="cookie-law-info-bar" class="cookie-notice"><span>We use cookies on our website. By clicking “Accept All”, you consent to the use of ALL the cookies. <a role="button">Accept All</a></span></div>
<script src="https://lindowpost.example/wp-includes/js/jquery.min.js"></script>
</body></html>
'''
h = fill(tpl, B)
for c in "“”–’": 
    a, z = h.split('<div class="entry-content', 1)
    h = a + '<div class="entry-content' + z.replace(c, "&#%d;" % ord(c))
write("wordpress.html", h)
expect("wordpress.html", [obj("Lindow shuts east ferry ramp for 14 weeks", "Lindow Post", "2025-11-30", "Mara Tell", "https://lindowpost.example/2025/11/30/lindow-shuts-east-ferry-ramp/", text(B))])

# ------------------------------------------------------------ drupal
B = [
 "Kesrin's main library will stay shut until the spring after water from a burst pipe ruined an estimated 12,600 books, the town said on Sunday.",
 "The pipe broke between midnight and 4 a.m. on Saturday on the third floor, and the water ran down two staircases before a night guard heard it.",
 "\"I thought it was rain,\" said the guard, {{Tomas Belk||<span class=\"person-ref\">Tomas Belk<span class=\"visually-hidden\"> (opens profile)</span></span>}}. \"Then I saw the carpet move.\"",
 "How the loss was counted",
 "Librarians walked the shelves with hand counters. They found 9,100 books beyond saving and another 3,500 that may be frozen and dried at a plant in Ambleford.",
 "The town is insured for €1.8 million, with an excess of €50,000, said the treasurer, Ilse Varn. She put the damage to the building alone at €740,000.",
 "At a glance",
 ["Books lost: 9,100", "Books sent to be dried: 3,500", "Floors closed: three of four"],
 "No one was hurt. The last flood at the library, in 1997, took 400 books.",
]
B.insert(8, "Readers may use the branch on Canal Road, which will open until 8 p.m. on weekdays from the first of December.")
tpl = r'''<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#">
  <head>
    <meta charset="utf-8" />
<meta name="description" content="A burst pipe ruined an estimated 12,600 books." />
<link rel="canonical" href="https://www.kesrincourier.example/news/library-shut-until-spring" />
<meta property="og:site_name" content="Kesrin Courier" />
<meta property="og:type" content="article" />
<meta property="og:title" content="Library shut until spring after burst pipe" />
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />
<link rel="shortlink" href="https://www.kesrincourier.example/node/20417" />
    <title>Library shut until spring after burst pipe | Kesrin Courier</title>
    <link rel="stylesheet" media="all" href="/sites/default/files/css/css_a1.css" />
  </head>
  <body class="layout-one-sidebar layout-sidebar-second page-node-20417 path-node page-node-type-article">
    <a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>
    <div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>
<div id="page-wrapper"><div id="page">
  <header id="header" class="header" role="banner"><div class="section layout-container clearfix">
    <div id="block-courier-branding" class="clearfix site-branding block block-system block-system-branding-block"><div class="site-branding__text"><div class="site-branding__name"><a href="/" rel="home">Kesrin Courier</a></div></div></div>
    <nav role="navigation" aria-labelledby="block-courier-main-menu-menu" class="block block-menu navigation menu--main"><h2 class="visually-hidden" id="block-courier-main-menu-menu">Main navigation</h2><ul class="clearfix menu"><li class="menu-item"><a href="/news">News</a></li><li class="menu-item"><a href="/sport">Sport</a></li></ul></nav>
  </div></header>
  <div class="region region-content"><a id="main-content" tabindex="-1"></a>
  <div id="block-courier-page-title" class="block block-core block-page-title-block"><div class="content"><h1 class="title page-title"><span class="field field--name-title field--type-string field--label-hidden">Library shut until spring after burst pipe</span></h1></div></div>
  <div id="block-courier-content" class="block block-system block-system-main-block"><div class="content">
<article data-history-node-id="20417" class="node node--type-article node--promoted node--view-mode-full clearfix">
  <footer class="node__meta"><div class="node__submitted">
    <div class="field field--name-field-byline field--type-entity-reference field--label-inline clearfix"><div class="field__label">By</div><div class="field__items"><div class="field__item"><a href="/staff/nadia-orrel" hreflang="en">Nadia Orrel</a></div></div></div>
    <div class="field field--name-field-publish-date field--type-datetime field--label-visually_hidden"><div class="field__label visually-hidden">Published</div><div class="field__item"><time datetime="2025-11-23T23:20:00Z" class="datetime">Monday 24 November 2025 - 00:20</time></div></div>
  </div></footer>
  <div class="node__content clearfix">
    <div class="field field--name-field-media-image field--type-entity-reference field--label-visually_hidden"><div class="field__label visually-hidden">Image</div><div class="field__item"><article class="media media--type-image"><img loading="lazy" src="/sites/default/files/styles/large/public/2025-11/library.jpg" alt="Wet books" class="image-style-large" /><div class="field field--name-field-caption field--type-string field--label-hidden field__item">Wet books on the second floor on Saturday.</div><div class="field field--name-field-credit field--type-string field--label-inline"><div class="field__label">Credit</div><div class="field__item">Oskar Thiel/Kesrin Courier</div></div></article></div></div>
    <div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item"><p>[[0]]</p>
<p>[[1]]</p>
<p>[[2]]</p>
<div class="align-right related-side-rail"><div class="views-element-container"><div class="view view-related-articles view-id-related_articles"><div class="view-header"><h3>More on this</h3></div><div class="view-content"><div class="views-row"><span class="views-field views-field-title"><a href="/news/canal-road-lamps" hreflang="en">Canal Road gets its lamps back</a></span></div><div class="views-row"><span class="views-field views-field-title"><a href="/news/pipe-audit">Town promised a pipe audit in 2022</a></span></div></div></div></div></div>
<h3>[[3]]</h3>
<p>[[4]]</p>
<p>[[5]]</p>
<aside class="factbox text-formatted"><h4>[[6]]</h4><ul>
[[7]]
</ul></aside>
<figure role="group" class="caption caption-drupal-media align-left"><div><img src="/sites/default/files/2025-11/guard.jpg" alt="" /></div><figcaption>Guard Tomas Belk at the stairs. (Oskar Thiel)</figcaption></figure>
<p>[[8]]</p>
<p>&nbsp;</p>
<p>[[9]]</p>
</div>
    <div class="field field--name-field-tags field--type-entity-reference field--label-above clearfix"><h3 class="field__label">Tags</h3><ul class="links field__items"><li><a href="/tags/library" hreflang="en">Library</a></li><li><a href="/tags/flood" hreflang="en">Flood</a></li></ul></div>
    <ul class="links inline list-inline"><li class="statistics-counter">2104 views</li><li class="comment-forbidden"><a href="/user/login?destination=/node/20417#comment-form">Log in</a> to post comments</li></ul>
    <div class="addtoany_list a2a_kit"><a class="a2a_button_facebook">Share on Facebook</a></div>
    <section class="field field--name-comment field--type-comment field--label-above comment-wrapper"><h2 class="title">Comments</h2><article class="comment js-comment"><div class="comment__content"><div class="field field--name-comment-body"><p>My grandfather built those stairs.</p></div></div></article></section>
  </div>
</article>
  </div></div></div>
  <aside id="sidebar-second" class="column sidebar" role="complementary"><div class="block block-views"><h2>Most read</h2><ul><li><a href="/x">Snow closes the Orla pass</a></li></ul></div>
  <div class="block block-simplenews"><h2>Newsletter</h2><form class="simplenews-subscriber-form"><label>Email</label><input type="email" /><input type="submit" value="Subscribe" /></form></div></aside>
  <footer class="site-footer"><div class="content"><p>&copy; Kesrin Courier. All rights reserved.</p></div></footer>
</div></div></div>
<div id="sliding-popup" class="eu-cookie-compliance-banner"><h2>We use cookies on this site to enhance your user experience</h2><button class="agree-button">OK, I agree</button></div>
<script type="application/json" data-drupal-selector="drupal-settings-json">{"path":{"baseUrl":"\/","currentPath":"node\/20417"},"user":{"uid":0}}</script>
  </body>
</html>
'''
write("drupal.html", fill(tpl, B))
expect("drupal.html", [obj("Library shut until spring after burst pipe", "Kesrin Courier", "2025-11-24", "Nadia Orrel", "https://www.kesrincourier.example/news/library-shut-until-spring", text(B))])

# ------------------------------------------------------------ arc-xp
B = [
 "AMBLEFORD — The county jail held 612 people on Monday, 112 more than it was built for, and 37 of them slept on the floor, according to a count the sheriff handed to commissioners.",
 "Sheriff {{Dale Ormond||<a href=\"https://www.harbourtimes.example/people/dale-ormond/\" class=\"c-link\">Dale Ormond<span class=\"c-hovercard visually-hidden\" hidden=\"\">Dale Ormond</span></a>}} asked for $920,000 to rent beds in two neighboring counties through June. “I’m not asking for a palace,” he told the board. “I’m asking for mattresses.”",
 "The commissioners voted 4-1 to give him half of it, $460,000, and to look again in February.",
 "The jail, opened in 1988, was designed for 500. Its average daily count has risen in each of the past four years, as the table shows.",
 [("Year", "Average daily count", "Deaths"), ("2022", "471", "2"), ("2023", "508", "1"), ("2024", "556", "4"), ("2025 (to Nov. 1)", "590", "3")],
 "Waiting for trial",
 "Two of every three people in the jail have not been convicted. The median wait for a trial has grown to 94 days from 61 in 2022, the court clerk said.",
 "Commissioner Lena Stroud, who cast the only no, said the money would do more good in the clerk’s office. “We are paying $68 a night a bed because a form takes nine weeks,” she said.",
 "Ormond said he would begin moving people on Nov. 24.",
]
tpl = r'''<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>Ambleford jail holds 112 more than it was built for – Harbour Times</title><meta name="description" content="The sheriff asked for $920,000; the board gave half."/><link rel="canonical" href="https://www.harbourtimes.example/news/local/2025/11/17/ambleford-jail-holds-112-more-than-it-was-built-for/"/><meta property="og:type" content="article"/><meta property="og:url" content="https://www.harbourtimes.example/news/local/2025/11/17/ambleford-jail-holds-112-more-than-it-was-built-for/"/><meta property="og:title" content="Ambleford jail holds 112 more than it was built for"/><meta property="og:site_name" content="Harbour Times"/><meta name="robots" content="noarchive"/><script type="application/ld+json">{"@context":"https://schema.org/","@type":"NewsArticle","mainEntityOfPage":{"@type":"WebPage","@id":"https://www.harbourtimes.example/news/local/2025/11/17/ambleford-jail-holds-112-more-than-it-was-built-for/"},"headline":"Ambleford jail holds 112 more than it was built for","datePublished":"2025-11-18T04:30:00Z","dateModified":"2025-11-18T13:02:11Z","author":[{"@type":"Person","name":"Rosa Quill"},{"@type":"Person","name":"Ed Marsh"}],"isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".subscription-content"},"publisher":{"@type":"NewsMediaOrganization","name":"Harbour Times","logo":{"@type":"ImageObject","url":"https://www.harbourtimes.example/pf/resources/logo.png?d=412"}}}</script><script id="fusion-engine-script" type="application/javascript" src="/pf/dist/engine/react.js?d=412&amp;mxId=00000000" defer=""></script><link id="fusion-output-type-styles" rel="stylesheet" type="text/css" href="/pf/dist/components/output-types/default.css?d=412"/><style data-styled="" data-styled-version="5.3.11">.kqZAOc{color:#191919;}</style></head><body><noscript><img src="https://pixel.example/p.gif" alt=""/></noscript><div id="fusion-app"><div class="b-right-rail"><header class="page-header c-stack"><nav id="main-nav" class="b-header-nav-chain" aria-label="Sections Menu"><a href="/" title="Harbour Times"><img src="/logo.svg" alt="Harbour Times" class="b-header-nav-chain__logo"/></a><button type="button" class="c-button">Sections</button><a class="c-link" href="/subscribe/">Subscribe</a></nav></header><section role="main" id="main" tabindex="-1" class="b-right-rail__main"><div class="b-overline"><a class="c-overline" href="/news/local/">Local</a></div><h1 class="b-headline">Ambleford jail holds 112 more than it was built for</h1><h2 class="b-subheadline">The sheriff wanted $920,000 to rent beds. He got half.</h2><div class="c-attribution b-byline"><span class="b-byline__by">By </span><span class="b-byline__names"><a href="/author/rosa-quill/" class="c-link b-byline__link">Rosa Quill</a> and <a href="/author/ed-marsh/" class="c-link b-byline__link">Ed Marsh</a></span></div><time as="time" class="c-date b-date" dateTime="2025-11-18T04:30:00Z">November 17, 2025 at 11:30PM EST</time><div class="c-share-bar b-share-bar"><button class="c-button"><span class="visually-hidden">Share on </span>Facebook</button><button class="c-button">Copy link</button></div><div class="c-lead-art b-lead-art"><figure class="c-media-item b-lead-art__media"><img class="c-image" alt="The county jail" src="/resizer/v2/JAIL.jpg?auth=1b&amp;width=800"/><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">The county jail on Monday morning. </span><span class="c-media-item__credit">(Gil Waite/Harbour Times)</span></figcaption></figure></div><article class="b-article-body subscription-content article-body-wrapper"><p class="c-paragraph">[[0]]</p><p class="c-paragraph">[[1]]</p><div id="arcad-feature-f0fZ1" class="c-ads-block b-ads-block"><p class="c-paragraph b-ads-block__label">Advertisement</p><div class="arcad ad-320x50" id="arcad_1"></div></div><p class="c-paragraph">[[2]]</p><p class="c-paragraph b-article-body__interstitial-link interstitial-link">[<a href="/news/local/2025/11/02/jail-nurse-quits/"> Nurse who warned of jail crowding quits </a>]</p><p class="c-paragraph">[[3]]</p><div class="b-article-body__table-wrapper"><table class="c-table b-article-body__table"><tbody>[[4]]</tbody></table></div><div class="video-player b-article-body__video"><div class="powa" data-org="harbourtimes" data-uuid="9a1" id="powa-9a1" data-api="prod"><div class="powa-shot"><button class="powa-play-btn">Play Video</button><span class="powa-duration">1:42</span></div></div><div class="c-media-item__fig-caption video-caption">Watch: Commissioners argue over beds</div></div><h3 class="c-heading">[[5]]</h3><p class="c-paragraph">[[6]]</p><blockquote class="c-quote b-article-body__quote b-article-body__pullquote"><p class="c-paragraph">“I’m not asking for a palace. I’m asking for mattresses.”</p><span class="c-attribution">Sheriff Dale Ormond</span></blockquote><p class="c-paragraph">[[7]]</p><div class="c-stack b-small-promo"><a class="c-link" href="/news/local/2025/11/10/court-forms/"><h2 class="c-heading">Why a court form takes nine weeks</h2></a><p>From the archive</p></div><p class="c-paragraph">[[8]]</p></article><div class="c-stack b-full-author-bio"><div class="b-full-author-bio__container"><h2 class="c-heading">Rosa Quill</h2><p class="c-paragraph">Rosa Quill covers county government. Reach her at 555-0142.</p></div></div><div class="b-tags-list"><a class="c-pill" href="/tags/jail/">jail</a></div><div class="b-simple-list"><h2>Most Read in Local</h2><ol><li><a href="#">Bridge toll climbs to $4.50</a></li></ol></div><div class="newsletter-signup c-stack"><h3>Morning Tide</h3><p>Everything you need to start the day, at 6 a.m.</p><form><input type="email"/><button>Sign up</button></form></div></section><aside class="b-right-rail__rail-container"><div class="c-stack b-top-table-list"><h2 class="c-heading">Trending</h2><a href="#">Orla’s oldest baker sells up</a></div></aside><footer class="b-footer"><p class="b-footer__text">© 2025 Harbour Times. All rights reserved. Use of this site means you agree to our Terms.</p></footer></div></div><script id="fusion-metadata" type="application/javascript">window.Fusion=window.Fusion||{};Fusion.arcSite="harbourtimes";Fusion.contextPath="/pf";Fusion.globalContent={"_id":"KQ2","type":"story","display_date":"2025-11-18T04:30:00Z","first_publish_date":"2025-11-18T04:31:20.11Z","headlines":{"basic":"Ambleford jail holds 112 more than it was built for"},"content_elements":[{"_id":"E1","type":"text","content":"AMBLEFORD — The county jail held 612 people on Monday, 112 more than it was built for"}],"canonical_url":"/news/local/2025/11/17/ambleford-jail-holds-112-more-than-it-was-built-for/"};Fusion.spa=false;</script></body></html>
'''
write("arc-xp.html", fill(tpl, B))
expect("arc-xp.html", [obj("Ambleford jail holds 112 more than it was built for", "Harbour Times", "2025-11-17", "Rosa Quill, Ed Marsh", "https://www.harbourtimes.example/news/local/2025/11/17/ambleford-jail-holds-112-more-than-it-was-built-for/", text(B))])

# ------------------------------------------------------------ ghost
B = [
 "Orla has counted its trees, and there are fewer of them than the town hall has been telling us. The survey published this week found 8,214 street trees; the plan of 2020 spoke of 11,000.",
 "The gap is not a rounding error. At the town's own price of $410 a tree, the missing 2,786 would cost about {{$1.14 million||<strong>$1.14 million</strong>}} to plant.",
 "Where they went",
 "Storms took some. The parks office lists 640 trees felled after the gale of February 2023, and says 212 of them were replanted. Dorn Avel, who runs the office, offered this when I called:",
 "We stopped counting in 2021 because the man who counted retired. I won't dress it up. The number we gave in 2022, 2023 and 2024 was the old number.",
 "That is a plain answer, and I thank him for it. It also means that three budgets were built on a figure that nobody had checked.",
 "What the survey cost: $18,500, paid by the county. It took two students and a borrowed car 11 weeks.",
 ["Streets with the most trees: Linden Row (311), Quay Street (207), Old Mill Lane (190)", "Streets with none: 14, all of them north of the railway"],
 "The council meets on Dec. 9. A motion to plant 500 trees a year needs five of the nine votes, and I count four.",
]
tpl = r'''<!DOCTYPE html>
<html lang="en">
<head>
    <title>Orla counted its trees. It is 2,786 short</title>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <link rel="stylesheet" type="text/css" href="/assets/built/screen.css?v=8f7e3c">
    <link rel="icon" href="https://harbournotes.example/content/images/size/w256h256/icon.png" type="image/png">
    <link rel="canonical" href="https://harbournotes.example/orla-counted-its-trees/">
    <meta name="referrer" content="no-referrer-when-downgrade">
    <meta property="og:site_name" content="Harbour Notes">
    <meta property="og:type" content="article">
    <meta property="og:title" content="Orla counted its trees. It is 2,786 short">
    <meta property="og:url" content="https://harbournotes.example/orla-counted-its-trees/">
    <meta property="article:published_time" content="2025-11-20T08:00:00.000Z">
    <meta property="article:modified_time" content="2025-11-26T19:41:07.000Z">
    <meta property="article:tag" content="Orla">
    <meta name="twitter:label1" content="Written by">
    <meta name="twitter:data1" content="Sid Harrow">
    <meta name="twitter:label2" content="Filed under">
    <meta name="twitter:data2" content="Orla">
    <script type="application/ld+json">
{
    "@context": "https://schema.org",
    "@type": "Article",
    "publisher": {"@type": "Organization", "name": "Harbour Notes", "url": "https://harbournotes.example/", "logo": {"@type": "ImageObject", "url": "https://harbournotes.example/content/images/logo.png"}},
    "author": {"@type": "Person", "name": "Sid Harrow", "url": "https://harbournotes.example/author/sid/", "sameAs": []},
    "headline": "Orla counted its trees. It is 2,786 short",
    "url": "https://harbournotes.example/orla-counted-its-trees/",
    "datePublished": "2025-11-20T08:00:00.000Z",
    "dateModified": "2025-11-26T19:41:07.000Z",
    "keywords": "Orla",
    "description": "The survey found 8,214 street trees.",
    "mainEntityOfPage": "https://harbournotes.example/orla-counted-its-trees/"
}
    </script>
    <meta name="generator" content="Ghost 5.98">
    <link rel="alternate" type="application/rss+xml" title="Harbour Notes" href="https://harbournotes.example/rss/">
    <script defer src="https://cdn.example/ghost/portal@~2.46/umd/portal.min.js" data-i18n="true" data-ghost="https://harbournotes.example/" data-key="00" crossorigin="anonymous"></script>
</head>
<body class="post-template tag-orla is-head-left-logo">
<div class="gh-viewport viewport">
    <header id="gh-navigation" class="gh-navigation gh-outer"><div class="gh-navigation-inner gh-inner"><a class="gh-navigation-logo" href="https://harbournotes.example">Harbour Notes</a><nav class="gh-navigation-menu"><ul class="nav"><li class="nav-home"><a href="/">Home</a></li><li class="nav-about"><a href="/about/">About</a></li></ul></nav><a class="gh-button" href="#/portal/signup" data-portal="signup">Subscribe</a></div></header>
    <main class="gh-main">
    <article class="gh-article post tag-orla featured">
        <header class="gh-article-header gh-canvas">
            <a class="gh-article-tag" href="/tag/orla/">Orla</a>
            <h1 class="gh-article-title is-title">Orla counted its trees. It is 2,786 short</h1>
            <p class="gh-article-excerpt is-body">The survey found 8,214 street trees.</p>
            <div class="gh-article-meta"><div class="gh-article-author-image"><img class="author-profile-image" src="/content/images/size/w160/sid.jpg" alt="Sid Harrow"></div><div class="gh-article-meta-wrapper"><h4 class="gh-article-author-name"><a href="/author/sid/">Sid Harrow</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="2025-11-20">20 Nov 2025</time><span class="gh-article-meta-length"><span class="bull">—</span> 3 min read</span></div></div></div>
            <figure class="gh-article-image"><img src="/content/images/size/w1200/trees.jpg" alt="Linden Row"><figcaption>Linden Row in October. Photo by Kim Aster</figcaption></figure>
        </header>
        <section class="gh-content gh-canvas is-body drop-cap">
            <p>[[0]]</p><p>[[1]]</p><div class="kg-card kg-signup-card kg-width-regular" data-lexical-signup-form=""><div class="kg-signup-card-content"><h2 class="kg-signup-card-heading"><span>Like what you read?</span></h2><p class="kg-signup-card-subheading">Join 2,300 neighbours who get Harbour Notes by email.</p><form class="kg-signup-card-form" data-members-form="signup"><input class="kg-signup-card-input" type="email" placeholder="Your email"><button class="kg-signup-card-button" type="submit"><span class="kg-signup-card-button-default">Subscribe</span><span class="kg-signup-card-button-loading">Loading</span></button><div class="kg-signup-card-success">Email sent! Check your inbox to complete your signup.</div></form><p class="kg-signup-card-disclaimer">No spam. Unsubscribe anytime.</p></div></div><h2 id="where-they-went">[[2]]</h2><p>[[3]]</p><blockquote>[[4]]</blockquote><p>[[5]]</p><figure class="kg-card kg-image-card kg-card-hascaption"><img src="/content/images/2025/11/stump.jpg" class="kg-image" alt="" loading="lazy"><figcaption><span style="white-space: pre-wrap;">A stump on Quay Street. Credit: Kim Aster</span></figcaption></figure><div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">[[6]]</div></div><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://harbournotes.example/the-gale-one-year-on/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">The gale, one year on</div><div class="kg-bookmark-description">What Orla rebuilt and what it left lying.</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Harbour Notes</span><span class="kg-bookmark-publisher">Sid Harrow</span></div></div></a></figure><ul>[[7]]</ul><hr><p>[[8]]</p><div class="kg-card kg-button-card kg-align-center"><a href="#/portal/signup" class="kg-btn kg-btn-accent">Become a member</a></div>
        </section>
    </article>
    <section class="gh-comments gh-canvas"><h2 class="gh-comments-title">Comments</h2><script defer src="https://cdn.example/ghost/comments-ui.min.js" data-ghost-comments="https://harbournotes.example/"></script></section>
    <section class="gh-container is-grid gh-outer"><h2 class="gh-container-title">Read more</h2><div class="gh-feed"><article class="gh-card post"><a class="gh-card-link" href="/bakers/"><h3 class="gh-card-title is-title">The last baker on Quay Street</h3><p class="gh-card-excerpt is-body">He rises at two and sells out by nine.</p><footer class="gh-card-meta"><time class="gh-card-date" datetime="2025-11-12">12 Nov 2025</time></footer></a></article></div></section>
    </main>
    <footer class="gh-footer gh-outer"><div class="gh-footer-inner gh-inner"><div class="gh-footer-signup-header">Sign up for more like this.</div><div class="gh-footer-copyright">Powered by Ghost</div></div></footer>
</div>
<script src="/assets/built/main.min.js?v=8f7e3c"></script>
</body>
</html>
'''
write("ghost.html", fill(tpl, B))
expect("ghost.html", [obj("Orla counted its trees. It is 2,786 short", "Harbour Notes", "2025-11-20", "Sid Harrow", "https://harbournotes.example/orla-counted-its-trees/", text(B))])

# ------------------------------------------------------------ substack
B = [
 "Last week the water board of Ambleford raised its rates by 9.5%, and almost nobody came to the meeting. I did, with a thermos, and I took notes.",
 "The board's case is simple. It borrowed $31 million in 2019 at 2.1%, and the loan must be rolled over in March at something near 5%. That alone adds $880,000 a year.",
 "“There is no lever in this room that makes interest go away,” the finance chief, {{Moira Penn||<span class=\"mention-wrap\" data-attrs=\"{&quot;name&quot;:&quot;Moira Penn&quot;,&quot;id&quot;:4410}\" data-component-name=\"MentionToDOM\">Moira Penn</span>}}, told the seven members.",
 "The part that was not on the slide",
 "Page 44 of the packet says the town loses 23% of its water to leaks. A household that pays $62 a month is paying about $14 of it for water that runs into the ground.{{||<a data-component-name=\"FootnoteAnchorToDOM\" id=\"footnote-anchor-1\" href=\"#footnote-1\" target=\"_self\" class=\"footnote-anchor\">1</a>}}",
 "Fixing the worst 6 miles of pipe would cost $5.2 million and save, by the board's own count, $700,000 a year. It has been put off in each budget since 2017.",
 ["Rate now: $62 a month", "Rate from Jan. 1: $67.89 a month", "Rate if the pipes had been fixed in 2017: nobody would say"],
 "I asked Ms. Penn about that last one. She said it would be “speculative.” I think it would be arithmetic.",
]
tpl = r'''<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="norton-safeweb-site-verification" content="24usqpep" />
<title data-rh="true">The leak on page 44 - by Judith Amory - Low Water</title>
<meta data-rh="true" property="og:type" content="article"/><meta data-rh="true" property="og:title" content="The leak on page 44"/><meta data-rh="true" name="twitter:title" content="The leak on page 44"/><meta data-rh="true" name="description" content="Ambleford's rates go up 9.5%. Read the packet."/><meta data-rh="true" property="og:url" content="https://lowwater.example/p/the-leak-on-page-44"/>
<link rel="canonical" href="https://lowwater.example/p/the-leak-on-page-44" />
<meta name="author" content="Judith Amory">
<meta property="og:site_name" content="Low Water">
<link rel="alternate" type="application/rss+xml" href="/feed" title="Low Water"/>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","url":"https://lowwater.example/p/the-leak-on-page-44","mainEntityOfPage":"https://lowwater.example/p/the-leak-on-page-44","headline":"The leak on page 44","description":"Ambleford's rates go up 9.5%. Read the packet.","datePublished":"2025-11-22T18:05:11+00:00","dateModified":"2025-11-22T18:05:11+00:00","isAccessibleForFree":true,"author":[{"@type":"Person","name":"Judith Amory","url":"https://substack.example/@judith","description":"Water, rates, and other dry subjects."}],"publisher":{"@type":"Organization","name":"Low Water","url":"https://lowwater.example"},"interactionStatistic":[{"@type":"InteractionCounter","name":"substack","interactionType":"https://schema.org/LikeAction","userInteractionCount":41}]}</script>
<style>.pencraft{box-sizing:border-box}</style>
</head>
<body class="">
<div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft pc-display-contents pc-reset pubTheme-yiXxQA"><div data-testid="navbar" class="main-menu"><div class="mainMenuContent-DME8DR"><h1 class="pencraft pc-reset font-pub-headings"><a href="/" class="pencraft pc-reset">Low Water</a></h1><button tabindex="0" type="button" data-testid="noncontributor-cta-button" class="pencraft buttonBase-GK1x3M">Subscribe</button><button type="button" class="pencraft">Sign in</button></div></div>
<div><div class="single-post-container"><div class="container"><div class="single-post"><div class="pencraft pc-display-contents pc-reset"><article class="typography newsletter-post post">
<div role="region" aria-label="Post header" class="pencraft pc-display-flex post-header"><h1 dir="auto" class="post-title published title-X77sOw">The leak on page 44</h1><h3 dir="auto" class="subtitle subtitle-HEEcLo">Ambleford's rates go up 9.5%. Read the packet.</h3><div class="pencraft pc-display-flex"><div class="profile-hover-card-target profileHoverCardTarget-PBxvGm"><a href="https://substack.example/@judith" class="pencraft pc-reset">Judith Amory</a></div><div class="pencraft pc-reset meta-EgzBVA">Nov 22, 2025</div></div><div class="post-ufi"><div class="like-button-container"><a role="button" class="post-ufi-button style-button" aria-label="Like (41)"><div class="label">41</div></a></div><a role="button" class="post-ufi-button post-ufi-comment-button"><div class="label">7</div></a><a role="button" class="post-ufi-button"><div class="label">Share</div></a></div></div>
<div class="visibility-check"></div>
<div><div class="available-content"><div dir="auto" class="body markup"><p>[[0]]</p><div class="subscription-widget-wrap" data-attrs="{&quot;url&quot;:&quot;https://lowwater.example/subscribe?&quot;,&quot;text&quot;:&quot;Subscribe&quot;}" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Low Water is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form class="form"><input type="email" class="email-input" placeholder="Type your email…"><button type="submit" class="button primary">Subscribe</button></form></div></div><p>[[1]]</p><div class="captioned-image-container"><figure><a class="image-link image2 is-viewable-img" target="_blank" href="https://cdn.example/packet.jpg"><div class="image2-inset"><img src="https://cdn.example/packet.jpg" width="1456" height="971" alt="" class="sizing-normal"></div></a><figcaption class="image-caption">Page 44 of the packet, with my coffee. Photo by the author.</figcaption></figure></div><p>[[2]]</p><h4 class="header-anchor-post">[[3]]<div class="pencraft pc-display-flex header-anchor-parent"><div class="pencraft pc-display-contents"><div id="§the-part" class="pencraft pc-reset header-anchor offset-top"></div><button tabindex="0" type="button" aria-label="Link" class="pencraft"></button></div></div></h4><p>[[4]]</p><div class="pullquote"><p>A household that pays $62 a month is paying about $14 of it for water that runs into the ground.</p></div><p>[[5]]</p><ul>[[6]]</ul><p class="button-wrapper" data-attrs="{&quot;url&quot;:&quot;https://lowwater.example/p/the-leak-on-page-44?action=share&quot;,&quot;text&quot;:&quot;Share&quot;}" data-component-name="ButtonCreateButton"><a class="button primary" href="https://lowwater.example/p/the-leak-on-page-44?action=share"><span>Share</span></a></p><div class="digest-post-embed" data-component-name="DigestPostEmbed"><h4>Who owns the reservoir?</h4><div class="digest-post-embed-author">Judith Amory · Oct 4</div><a href="https://lowwater.example/p/reservoir">Read full story</a></div><p>[[7]]</p></div></div>
<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number" contenteditable="false" target="_self">1</a><div class="footnote-content"><p>23% of $62 is $14.26.</p></div></div></div>
<div class="post-footer"><div class="post-ufi"><a role="button" class="post-ufi-button">Share</a></div></div>
</article></div></div></div></div>
<div class="pencraft comments-section" id="discussion"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment"><div class="comment-body"><p>My meter says the same. Great piece!</p></div></div></div></div>
<div class="pencraft portable-archive"><div class="portable-archive-list"><a class="post-preview-title" href="/p/reservoir">Who owns the reservoir?</a><div>Oct 4 • Judith Amory</div></div><div>Ready for more?</div></div>
<div class="footer-wrap publication-footer"><div class="footer-blurb">© 2025 Judith Amory</div><div><a href="#">Privacy</a> ∙ <a href="#">Terms</a> ∙ <a href="#">Collection notice</a></div><a href="#">Start your Substack</a></div>
</div></div></div></div>
<script>window._preloads = JSON.parse("{\"isEU\":false,\"language\":\"en\"}")</script>
</body>
</html>
'''
write("substack.html", fill(tpl, B))
expect("substack.html", [obj("The leak on page 44", "Low Water", "2025-11-22", "Judith Amory", "https://lowwater.example/p/the-leak-on-page-44", text(B))])

# ------------------------------------------------------------ brightspot
def hov(n): return '<span class="LinkEnhancement"><a class="Link AnClick-LinkEnhancement" href="https://examplewire.example/hub/%s">%s<span class="HoverCard" aria-hidden="true">%s</span></a></span>' % (n.lower().replace(" ", "-"), n, n)
B = [
 "KESRIN (Example Wire) — A freight train carrying 41 cars of grain left the tracks outside Kesrin before dawn on Sunday, and 17 of the cars tipped into the Selle river. No one was killed.",
 "The engineer, 58, and a conductor were taken to a hospital in Orla with cuts and were sent home by noon, said {{Vera Holm||" + hov("Vera Holm") + "}}, a spokeswoman for the Northern Line.",
 "“They walked up the bank on their own feet,” Holm said. “That is the part I keep coming back to.”",
 "About 1,500 tons of wheat went into the water. State biologists said it would not poison the fish but could use up the oxygen as it rots, and they set up three floating barriers by evening.",
 "Inspectors are looking at a stretch of rail laid in 1984. The line had been rated for 40 mph, and the train was doing 36, according to its recorder.",
 "The railroad expects to open one track by Wednesday. Until then, 22 passenger trains a day will end at Ambleford, where buses will take riders on.",
 "It was the third derailment on the line since 2021. The two before it, both in the Ambleford yard, spilled nothing.",
 "___",
 "Dunn reported from Orla.",
]
tpl = r'''<!DOCTYPE html>
<html class="Page StoryPage" lang="en">
<head>
<meta charset="UTF-8">
<style data-cssvarsponyfill="true">:root{--color-primary:#000}</style>
<title>Grain train derails at Kesrin, tipping 17 cars into river | Example Wire</title>
<meta name="viewport" content="width=device-width, initial-scale=1, minimum-scale=1, maximum-scale=5">
<meta name="description" content="No one was killed when 17 cars tipped into the Selle.">
<link rel="canonical" href="https://examplewire.example/article/kesrin-train-derailment-grain-6f0d21ab">
<meta property="og:title" content="Grain train derails at Kesrin, tipping 17 cars into river">
<meta property="og:url" content="https://examplewire.example/article/kesrin-train-derailment-grain-6f0d21ab">
<meta property="og:site_name" content="Example Wire">
<meta property="og:type" content="article">
<meta name="brightspot.contentId" content="0000019a-d7aa-d0c1">
<script>window.pageInstance={"id":"0000019a"};</script>
</head>
<body class="Page-body">
<bsp-header class="Page-header"><div class="Page-header-logo"><a aria-label="home page" href="/"><img class="PageLogo-image" alt="EW Logo"></a></div><nav class="Navigation"><ul class="Navigation-items"><li><a href="/hub/region">Region</a></li></ul></nav></bsp-header>
<div class="Page-content">
<bsp-story-page class="StoryPage"><main class="Page-main"><div class="Page-oneColumn"><div class="Page-twoColumn">
<div class="Page-breadcrumbs"><a href="/hub/region">Region news</a></div>
<div class="Page-storyHeader"><h1 class="Page-headline">Grain train derails at Kesrin, tipping 17 cars into river</h1></div>
<div class="Page-lead"><figure class="Figure"><a class="AnchorLink" id="image-1"></a><bsp-image class="Image"><img alt="Tipped grain cars lie in the Selle"></bsp-image><div class="Figure-caption CarouselSlide-infoDescription"><span class="visually-hidden">Image caption: </span><figcaption class="Figure-caption"><p>Tipped grain cars lie in the Selle river at Kesrin on Sunday. (EW Photo/Milo Brandt)</p></figcaption></div></figure></div>
<div class="Page-byline-info"><div class="Page-byline"><div class="Page-authors">By <a class="Link" href="/author/petra-dunn">PETRA DUNN</a> and <span class="Link">IVO KALE</span></div></div>
<div class="Page-dateModified">Updated <bsp-timestamp data-timestamp="1764560520000"><span data-date="">10:42 PM EST, Nov. 30, 2025</span></bsp-timestamp></div></div>
<bsp-actions-bar class="ActionBar"><div class="ActionBar-items"><button class="ActionLink">Share<span class="visually-hidden"> Share this article</span></button><ul class="SocialLinks"><li><a class="SocialLink">Facebook</a></li><li><a class="SocialLink">Copy link</a></li></ul></div></bsp-actions-bar>
<div class="Page-storyBody gtmMainScrollContent"><bsp-story-body><div class="RichTextStoryBody RichTextBody"><div class="SovrnAd Advertisement"></div><p>[[0]]</p><p>[[1]]</p><div class="Enhancement" data-align-floatright><div class="Enhancement-item"><div class="PageListEnhancementGeneric PageListEnhancementGenericB" data-module><div class="PageList-header"><h2 class="PageListEnhancementGeneric-title">Related Stories</h2></div><div class="PageList-items"><div class="PagePromo"><div class="PagePromo-content"><h3 class="PagePromo-title"><a class="Link" href="/article/orla-rail-budget"><span class="PagePromoContentIcons-text">Orla cuts its rail budget by a fifth</span></a></h3><div class="PagePromo-description">The cut is the third in four years.</div><bsp-timestamp data-timestamp="1763900000000"></bsp-timestamp><span class="visually-hidden">2 MIN READ</span></div></div></div></div></div></div><p>[[2]]</p><div class="Advertisement" data-module><div class="GoogleDfpAd-Label">ADVERTISEMENT</div><bsp-google-dfp-ad class="GoogleDfpAd" id="leaderboard2"></bsp-google-dfp-ad></div><p>[[3]]</p><div class="VideoEnhancement" data-video-disable-history><bsp-jw-player class="JWVideoPlayer"><div class="VideoPlayer-controls">0:00 / 0:47</div></bsp-jw-player><div class="VideoEnhancement-title">Drone video shows grain cars in the river</div><div class="VideoEnhancement-description">State crews set out barriers on the Selle. (EW video: Milo Brandt)</div></div><p>[[4]]</p><div class="HTMLModuleEnhancement newsletter"><bsp-newsletter-form class="NewsletterForm"><h3>The Region Wire</h3><p>Sign up to get the day’s top stories.</p><button class="Button">Sign up</button></bsp-newsletter-form></div><p>[[5]]</p><p>[[6]]</p><p>[[7]]</p><p>[[8]]</p></div></bsp-story-body></div>
<div class="Page-authorInfo"><bsp-author-module class="AuthorModule"><div class="AuthorModule-name">PETRA DUNN</div><div class="AuthorModule-description">Dunn covers transport for Example Wire. She is based in Orla.</div></bsp-author-module></div>
</div></div></main></bsp-story-page>
<div class="PageListRightRailA"><h2>Most read</h2><ol class="PageList-items-ordered"><li><a class="Link">Storm drops 19 inches on Ambleford</a></li><li><a class="Link">What to know about the new rail law</a></li></ol></div>
</div>
<footer class="Page-footer"><div class="Page-footer-disclaimer">Copyright 2025 Example Wire. All Rights Reserved.</div></footer>
<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" class="otFlat"><div id="onetrust-policy-text">We and our 812 partners store and access data on your device.</div><button id="onetrust-accept-btn-handler">I Accept</button></div></div>
</body></html>
'''
write("brightspot.html", fill(tpl, B))
E = B[:7]
expect("brightspot.html", [obj("Grain train derails at Kesrin, tipping 17 cars into river", "Example Wire", "2025-11-30", "Petra Dunn, Ivo Kale", "https://examplewire.example/article/kesrin-train-derailment-grain-6f0d21ab", text(E))])
