use super::*;
use jiff::civil::Date;

fn read(html: &str) -> Draft {
    let read = super::read(html, None).expect("a page");
    read.drafts.into_iter().next().expect("a draft")
}

fn paragraphs(count: usize) -> String {
    let words = "The council of Lindow said that the river Esk had risen by four metres, the most in ten years, \
                 and that 32 families had left their homes.";
    (0..count).map(|n| format!("<p>{words} Report {n}.</p>\n")).collect()
}

#[test]
fn a_page_with_a_graph_states_all_its_fields() {
    let draft = read(&format!(
        r##"<html><head><title>Flood | Lindow Post</title>
        <link rel="canonical" href="https://www.lindowpost.example/flood">
        <script type="application/ld+json">{{"@context":"https://schema.org","@graph":[
          {{"@type":"WebSite","name":"Lindow Post Online"}},
          {{"@type":"NewsArticle","headline":"Esk rises by 4&nbsp;metres &amp; more","datePublished":"2025-11-30T23:10:00-05:00",
            "author":[{{"@type":"Person","name":"Ann Roe"}},{{"@id":"#jo"}}],"publisher":{{"@id":"#org"}}}},
          {{"@type":"Person","@id":"#jo","name":"Jo Poe"}},
          {{"@type":"Organization","@id":"#org","name":"Lindow Post"}}]}}</script></head>
        <body><article><h1>Esk rises</h1>{}</article></body></html>"##,
        paragraphs(5)
    ));
    assert_eq!(draft.source.as_deref(), Some("Lindow Post"));
    assert_eq!(draft.title.as_deref(), Some("Esk rises by 4 metres & more"));
    assert_eq!(draft.published, Some(Date::constant(2025, 11, 30)));
    assert_eq!(draft.author.as_deref(), Some("Ann Roe, Jo Poe"));
    assert_eq!(draft.url.as_deref(), Some("https://www.lindowpost.example/flood"));
    assert_eq!(draft.text.split("\n\n").count(), 5, "{}", draft.text);
}

#[test]
fn a_list_of_blocks_with_raw_line_breaks_is_read() {
    let draft = read(&format!(
        "<script type='application/ld+json'>[{{\"@type\":\"BreadcrumbList\"}},{{\"@type\":[\"Thing\",\"ReportageNewsArticle\"],\
         \"headline\":\"Esk\nrises\",\"datePublished\":\"Nov. 30, 2025\",\"author\":\"By Ann Roe\",\"publisher\":[{{\"name\":\"Wire\"}}]}}]</script>{}",
        paragraphs(4)
    ));
    assert_eq!((draft.title.as_deref(), draft.source.as_deref()), (Some("Esk rises"), Some("Wire")));
    assert_eq!(
        (draft.author.as_deref(), draft.published),
        (Some("Ann Roe"), Some(Date::constant(2025, 11, 30)))
    );
}

#[test]
fn open_graph_and_meta_tags_serve_without_json_ld() {
    let draft = read(&format!(
        r#"<head><meta property="og:title" content="Esk rises"><meta property="og:site_name" content="Lindow Post">
        <meta property="og:url" content="https://lindowpost.example/flood"><meta name="Author" content="Ann Roe">
        <meta property="article:published_time" content="2025-11-30T05:10:00+0000"></head><body>{}"#,
        paragraphs(4)
    ));
    assert_eq!((draft.title.as_deref(), draft.source.as_deref()), (Some("Esk rises"), Some("Lindow Post")));
    assert_eq!(
        (draft.author.as_deref(), draft.published),
        (Some("Ann Roe"), Some(Date::constant(2025, 11, 30)))
    );
    assert_eq!(draft.url.as_deref(), Some("https://lindowpost.example/flood"));
}

#[test]
fn a_bare_page_gives_heading_time_and_byline() {
    let draft = read(&format!(
        "<title>Esk rises - Lindow Post</title><main><h1>Esk rises</h1><span class=byline>By Ann Roe</span>\
         <time datetime='2025-11-30T10:00'>today</time>{}</main><footer><time datetime='2024-01-01'></time></footer>",
        paragraphs(4)
    ));
    assert_eq!((draft.title.as_deref(), draft.author.as_deref()), (Some("Esk rises"), Some("Ann Roe")));
    assert_eq!(
        (draft.published, draft.source.as_deref()),
        (Some(Date::constant(2025, 11, 30)), Some("Lindow Post"))
    );
}

#[test]
fn a_date_that_is_no_date_gives_way_to_the_next() {
    let html =
        "<meta name=date content='2 hours ago'><meta name=pubdate content='30 November 2025'><p>Rain fell.";
    assert_eq!(read(html).published, Some(Date::constant(2025, 11, 30)));
    assert_eq!(read("<time>2 hours ago</time><p>Rain fell.").published, None);
}

#[test]
fn boxes_between_the_paragraphs_stay_out() {
    let draft = read(&format!(
        "<body class='has-newsletter'><nav>Home Sport</nav><article><h1>Esk rises</h1>{0}\
         <div class='ad-slot'><p>Buy 90 boots today, at half the price of 120.</p></div>\
         <aside><p>Related: 14 roads are closed in Alder, says the mayor of the town.</p></aside>{0}\
         <div class='newsletter-signup'><p>Join 5,000 readers of our letter, free of charge.</p></div>\
         <section id='comments'><article class='comment'><p>{1}</p></article></section></article>\
         <footer><p>Copyright 2025 Lindow Post.</p></footer>",
        paragraphs(3),
        "I counted 77 families myself, and more came later in the day. ".repeat(40)
    ));
    for stray in ["Home", "90 boots", "14 roads", "5,000", "77 families", "Copyright"] {
        assert!(!draft.text.contains(stray), "{stray}: {}", draft.text);
    }
    assert_eq!(draft.text.matches("32 families").count(), 6);
}

#[test]
fn lists_tables_and_quotations_are_kept() {
    let draft = read(&format!(
        "<article>{0}<blockquote>“We are safe,” she said to us on Sunday evening, “all 12 of us.”</blockquote>\
         <ul><li>Roads closed: 14, the council said</li><li>Bridges closed: 3, the council said</li></ul>\
         <table><tr><th>Village</th><th>Families</th></tr><tr><td>Alder</td><td>20</td></tr></table>{0}</article>",
        paragraphs(3)
    ));
    assert!(draft.text.contains("\n\n“We are safe,” she said"), "{}", draft.text);
    assert!(draft.text.contains("closed: 14, the council said\nBridges"), "{}", draft.text);
    assert!(draft.text.contains("Alder\t20"), "{}", draft.text);
}

#[test]
fn a_page_without_paragraph_tags_is_read() {
    let line = "The council of Lindow said that 32 families had left their homes by Sunday. ";
    let draft = read(&format!("<body><div>{0}<br><br>{0}<br><br>{0}</div>", line.repeat(3)));
    assert_eq!(draft.text.matches("32 families").count(), 9);
    assert_eq!(draft.text.split("\n\n").count(), 3, "{}", draft.text);
}

#[test]
fn a_page_built_by_scripts_gives_the_stated_body() {
    let draft = read(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Esk rises\",\
         \"articleBody\":\"The river rose by 4 metres. Families left &amp; came back.\"}</script><body><div id=app>Wait</div>",
    );
    assert_eq!(draft.text, "The river rose by 4 metres. Families left & came back.");
}

#[test]
fn a_short_page_and_its_host() {
    let draft = read(
        "<link rel=canonical href='http://www.Wire.example:80/a?b'><p>The mayor resigned.</p><p>Rain fell.</p>",
    );
    assert_eq!(draft.text, "The mayor resigned.\n\nRain fell.");
    assert_eq!((draft.source, draft.weak_source.as_deref()), (None, Some("wire.example")));
}

#[test]
fn bombs_end_with_a_message_and_large_pages_in_time() {
    let started = std::time::Instant::now();
    for html in [
        "<div>".repeat(100_000),
        "<b a=1>".repeat(50_000),
        "<table><tr><td>".repeat(50_000),
        "<svg>".repeat(100_000),
    ] {
        let first = drafts(&html, None, &Place::file("a.html")).pop();
        assert!(matches!(first, Some(Err(ReadError::TooLarge { .. }))));
    }
    let nested = "<div>".repeat(390) + &paragraphs(3) + &"</div>".repeat(390);
    assert!(read(&nested).text.contains("32 families"));
    for html in [
        "<div>x</div>".repeat(50_000),
        "<p>Unclosed words".repeat(50_000),
        paragraphs(20_000),
        "<br>".repeat(100_000),
    ] {
        let before = started.elapsed();
        let _ = drafts(&html, None, &Place::file("a.html"));
        eprintln!("{:?} for {:.12}…", started.elapsed() - before, html);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
