//! Pages as newsrooms build them: live blogs, broken statements, cards, parts that stream in.

use super::*;
use jiff::civil::Date;

fn one(html: &str) -> Draft {
    let read = super::read(html, None).expect("a page");
    read.drafts.into_iter().next().expect("a draft")
}

fn day(html: &str) -> Option<Date> {
    one(html).published
}

fn paragraphs(count: usize) -> String {
    let words = "The council of Lindow said that the river Esk had risen by four metres, the most in ten years, \
                 and that 32 families had left their homes.";
    (0..count).map(|n| format!("<p>{words} Report {n}.</p>\n")).collect()
}

fn stated(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script><body>{}", paragraphs(4))
}

const DAY: Date = Date::constant(2025, 11, 30);

#[test]
fn each_post_of_a_live_blog_is_an_article() {
    let html = format!(
        r##"<link rel=canonical href="https://lindow.example/live"><script type="application/ld+json">
        {{"@type":"LiveBlogPosting","headline":"The flood, live","datePublished":"2025-11-30T08:00:00Z",
          "publisher":{{"name":"Lindow Post"}},"liveBlogUpdate":[
          {{"@type":"BlogPosting","headline":"Bridge shut","datePublished":"2025-12-01T09:30:00Z",
            "url":"https://lindow.example/live#two","articleBody":"The bridge at Alder was shut at nine, the mayor said."}},
          {{"@type":"BlogPosting","datePublished":"2025-11-30T10:00:00Z","articleBody":"Fourteen roads are closed."}},
          {{"@type":"BlogPosting","headline":"Empty"}}]}}</script>
        <main><h1>The flood, live</h1>{}<p>The bridge at Alder was shut at nine, the mayor said.</p></main>"##,
        paragraphs(4)
    );
    let drafts = super::read(&html, None).expect("a page").drafts;
    let [page, bridge, roads] = &drafts[..] else { panic!("{drafts:?}") };
    assert!(page.text.contains("32 families") && !page.text.contains("Alder"), "{}", page.text);
    assert_eq!(
        (bridge.title.as_deref(), bridge.url.as_deref()),
        (Some("Bridge shut"), Some("https://lindow.example/live#two"))
    );
    assert_eq!((bridge.published, roads.published), (Some(Date::constant(2025, 12, 1)), Some(DAY)));
    assert_eq!(roads.changed.map(|stamp| stamp.to_string()).as_deref(), Some("2025-11-30T10:00:00"));
    assert_eq!(
        (roads.title.as_deref(), roads.source.as_deref()),
        (Some("The flood, live"), Some("Lindow Post"))
    );
    assert_eq!(roads.url, None);
}

#[test]
fn a_page_of_which_little_is_read_is_named() {
    let filler = "<a href='/x'>Home and more</a>".repeat(400);
    let html =
        format!("<body><p>Please switch on scripts in your browser to read on here.</p><nav>{filler}</nav>");
    let found = drafts(&html, None, &Place::file("a.html"));
    assert!(matches!(found[..], [Err(ReadError::Thin { .. }), Ok(_)]), "{found:?}");
    let whole = drafts(&format!("<article>{}</article>", paragraphs(6)), None, &Place::file("a.html"));
    assert!(matches!(whole[..], [Ok(_)]), "{whole:?}");
}

#[test]
fn the_day_is_the_local_one() {
    let at = |stamp: &str, url: &str| {
        format!(
            "<meta property='article:published_time' content='{stamp}'><link rel=canonical href='{url}'>{}",
            paragraphs(3)
        )
    };
    assert_eq!(day(&at("2025-12-01T03:10:00Z", "https://lindow.example/2025/11/30/flood")), Some(DAY));
    assert_eq!(day(&at("2025-11-30T23:10:00-05:00", "https://lindow.example/2025/12/01/flood")), Some(DAY));
    assert_eq!(day(&at("soon", "https://lindow.example/2025/11/30/flood")), Some(DAY));
    let changed = "<meta property='article:modified_time' content='2025-12-09T08:00:00Z'>";
    let html = format!("{changed}{}", at("2025-11-30", "https://lindow.example/flood"));
    assert_eq!(
        (day(&html), one(&html).changed.map(|stamp| stamp.day)),
        (Some(DAY), Some(Date::constant(2025, 12, 9)))
    );
}

#[test]
fn what_is_stated_badly_is_read_all_the_same() {
    assert_eq!(
        day(&stated(
            r#"{"@type":"NewsArticle","headline":"A "quoted" word","datePublished" : "2025-11-30T10:00:00+01:00",}"#
        )),
        Some(DAY)
    );
    let review = r#"{"@type":"ClaimReview","datePublished":"2025-11-30","claimReviewed":"x","author":{"@type":"Organization","name":"Lindow Checks"}}"#;
    let draft = one(&stated(review));
    assert_eq!(
        (draft.source.as_deref(), draft.author, draft.published),
        (Some("Lindow Checks"), None, Some(DAY))
    );
}

#[test]
fn dates_in_bars_that_are_stripped_are_read_before() {
    let html = format!(
        "<h1>Flood</h1><div class='share-bar'><time datetime='2025-11-30T10:00'>Nov 30</time></div>{}",
        paragraphs(4)
    );
    assert_eq!(day(&html), Some(DAY));
    let html = format!("<h1>Flood</h1><p>Published 30/11/2025</p>{}", paragraphs(4));
    assert_eq!(day(&html), Some(DAY));
}

#[test]
fn leads_stay_and_captions_cards_and_labels_go() {
    let draft = one(&format!(
        "<body><article><header><h1>Esk rises</h1><p class='teaser'>Thirty-two families of Lindow have left their homes \
         since Sunday, and more may have to follow them tonight.</p></header>\
         <figure><img><figcaption>The Esk on Sunday, seen from the bridge</figcaption></figure>{0}\
         <p>The mayor, <a>Ann Roe</a><span>Ann Roe</span>, asked all of them to wait for news in the school of Alder.</p>\
         <p>Photo: Jo Poe</p><p><a>Fire in Alder leaves 9 hurt</a></p>{0}</article>",
        paragraphs(3)
    ));
    assert!(draft.text.starts_with("Thirty-two families"), "{}", draft.text);
    assert!(draft.text.contains("The mayor, Ann Roe, asked"), "{}", draft.text);
    for stray in ["from the bridge", "Jo Poe", "9 hurt", "Esk rises"] {
        assert!(!draft.text.contains(stray), "{stray}: {}", draft.text);
    }
}

#[test]
fn the_articles_own_box_and_streamed_part_are_read() {
    let own = "<aside><p>What is known so far: the Esk has risen four times since 1990, and never before by more than three metres.</p>\
               <p>The council keeps boats for 200 families, of which 32 were in use by the evening of Sunday, it said.</p>\
               <p>Rain is expected to end on Tuesday, and the water to fall by one metre a day from then on, it said.</p></aside>";
    let draft = one(&format!(
        "<body><article><h1>Esk rises</h1>{0}{own}{0}<template id='B:0'></template></article>\
         <div hidden id='S:0'><p>The bridge at Alder was shut at nine on Sunday, the mayor of the town said.</p></div>",
        paragraphs(3)
    ));
    assert!(draft.text.contains("boats for 200 families"), "{}", draft.text);
    assert!(draft.text.trim_end().ends_with("the mayor of the town said."), "{}", draft.text);
}
