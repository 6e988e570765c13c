use super::*;

fn read(xml: &str) -> Vec<Result<Draft, String>> {
    let drafts = drafts(xml, &Place::file("a.xml")).into_iter();
    drafts.map(|(_, draft)| draft.map_err(|error| error.to_string())).collect()
}

fn first(xml: &str) -> Draft {
    read(xml).remove(0).expect("an article")
}

fn rss(item: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Lindow Post</title><link>https://lindow.example/</link>{item}</channel></rss>"
    )
}

#[test]
fn rss_gives_an_article_for_each_item() {
    let items = read(&rss(
        "<item><title>Rain &amp;amp; wind</title><link>https://lindow.example/1</link><guid>7</guid><dc:creator>Ann Roe</dc:creator>\
         <pubDate>Sat, 03 Jan 2026 23:30:00 -0500</pubDate><description>The Esk rose.</description>\
         <content:encoded><![CDATA[<p>The Esk rose by 2 metres.</p><p>Nobody was hurt.</p>]]></content:encoded></item>\
         <item><title>Fire</title><description>&lt;p&gt;A barn burned in Ambleford on Sunday, the council said.&lt;/p&gt;</description>\
         <content:encoded>Read on.</content:encoded></item>",
    ));
    let one = items[0].as_ref().expect("an article");
    assert_eq!((one.title.as_deref(), one.author.as_deref()), (Some("Rain & wind"), Some("Ann Roe")));
    assert_eq!(one.url.as_deref(), Some("https://lindow.example/1"));
    assert_eq!(one.source.as_deref(), Some("Lindow Post"));
    assert_eq!(one.text, "The Esk rose by 2 metres.\n\nNobody was hurt.");
    let two = items[1].as_ref().expect("an article");
    assert_eq!(two.text, "A barn burned in Ambleford on Sunday, the council said.");
    assert_eq!(two.published, None);
}

#[test]
fn a_declaration_further_down_declares_nothing() {
    let items = "<item><description>The Esk rose.</description></item>";
    let joined = rss(&format!("{items}<?xml version=\"1.0\" encoding=\"utf-8\"?>{items}"));
    let texts: Vec<String> = read(&joined).into_iter().map(|item| item.expect("an article").text).collect();
    assert_eq!(texts, ["The Esk rose.", "The Esk rose."]);
    assert!(!super::undeclared(&joined).contains("<?xml"));
}

/// feed-rs 3.0.0 by itself gives the next day for the first, and none for the others.
#[test]
fn a_day_is_that_of_the_outlet_whatever_the_zone() {
    for date in [
        "Sat, 03 Jan 2026 23:30:00 -0500",
        "Sat, 03 Jan 2026 23:30:00 EST",
        "Sat, 03 Jan 2026 23:30:00 CET",
        "Sat, 03 Jan 2026 23:30 BST",
        "Sat, 03 Jan 2026 23:30:00",
        "Jan 3, 2026 10:00 AM",
        "2026-01-03T23:30:00-05:00",
    ] {
        let draft = first(&rss(&format!(
            "<item><pubDate>{date}</pubDate><description>The Esk rose.</description></item>"
        )));
        assert_eq!(draft.published.map(|day| day.to_string()).as_deref(), Some("2026-01-03"), "{date}");
    }
}

#[test]
fn a_date_that_is_none_is_said_to_be_left_out() {
    let items =
        read(&rss("<item><pubDate>yesterday</pubDate><description>The Esk rose.</description></item>"));
    let warning = items[0].as_ref().expect_err("a warning");
    assert!(warning.starts_with("a.xml, item 1: its date \"yesterday\" is not understood"), "{warning}");
    assert_eq!(items[1].as_ref().expect("an article").text, "The Esk rose.");
}

#[test]
fn atom_keeps_when_it_was_published_and_when_changed() {
    let draft = first(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Lindow Post</title><entry><id>tag:a</id><title type=\"html\">Rain &amp;lt; wind</title>\
         <link rel=\"self\" href=\"https://lindow.example/1.atom\"/><link rel=\"alternate\" href=\"https://lindow.example/1\"/>\
         <published>2026-01-03T20:00:00-05:00</published><updated>2026-01-05T08:00:00Z</updated><author><name>Ann Roe</name></author>\
         <summary>The Esk rose.</summary><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The Esk rose by 2 metres.</p></div></content></entry></feed>",
    );
    assert_eq!(draft.published.map(|day| day.to_string()).as_deref(), Some("2026-01-03"));
    assert_eq!(draft.changed.map(|at| at.to_string()).as_deref(), Some("2026-01-05T08:00:00"));
    assert_eq!(draft.title.as_deref(), Some("Rain < wind"));
    assert_eq!(draft.url.as_deref(), Some("https://lindow.example/1"));
    assert_eq!(draft.text, "The Esk rose by 2 metres.");
}

#[test]
fn rss_1_has_its_items_beside_the_channel() {
    let draft = first(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <channel rdf:about=\"https://lindow.example/\"><title>Lindow Post</title><link>https://lindow.example/</link></channel>\
         <item rdf:about=\"https://lindow.example/1\"><title>Rain</title><link>https://lindow.example/1</link>\
         <description>The Esk rose.</description><dc:date>2026-01-03T22:00:00-05:00</dc:date></item></rdf:RDF>",
    );
    assert_eq!(draft.published.map(|day| day.to_string()).as_deref(), Some("2026-01-03"));
    assert_eq!(
        (draft.text.as_str(), draft.url.as_deref()),
        ("The Esk rose.", Some("https://lindow.example/1"))
    );
}

#[test]
fn what_is_no_feed_or_a_broken_one_is_refused_by_name() {
    for (xml, cause) in [
        ("<?xml version=\"1.0\"?><urlset><url/></urlset>", "an XML document that begins with <urlset>"),
        ("<rss version=\"2.0\"><channel><item><title>Rain</item>", "a.xml: the feed is damaged"),
        (
            "<rss version=\"2.0\"><channel><title>Lindow Post</title></channel></rss>",
            "holds a feed without items",
        ),
    ] {
        let error = read(xml).remove(0).expect_err(xml);
        assert!(error.contains(cause), "{error}");
    }
}

#[test]
fn the_whole_items_of_a_damaged_feed_are_read() {
    let item = |title: &str, text: &str| {
        format!("<item><title>{title}</title><description>{text}</description></item>")
    };
    let feed = rss(&[
        item("Rain", "The Esk rose."),
        item("Fire", "A barn & a shed burned. <b"),
        item("Wind", "It blew."),
    ]
    .concat());
    let items = read(&feed[..feed.len() - 12]);
    assert!(items[0].as_ref().expect_err("an error").starts_with("a.xml: the feed is damaged"), "{items:?}");
    assert_eq!(items[1].as_ref().expect("an article").text, "The Esk rose.");
    assert!(
        items[2].as_ref().expect_err("an error").starts_with("a.xml, item 2: the item is damaged"),
        "{items:?}"
    );
    assert_eq!(items[3].as_ref().expect("an article").text, "It blew.");
}

#[test]
fn faults_that_cost_no_word_are_mended() {
    let item = "<item><title>Q&A at AT&T</title><description>The Esk rose.</description></item>";
    for root in ["<rss>", "<rss version=\"0.94\">", "<rss version='2'>"] {
        let draft = first(&format!("{root}<channel><title>News & more</title>{item}</channel></rss>"));
        assert_eq!(
            (draft.title.as_deref(), draft.source.as_deref()),
            (Some("Q&A at AT&T"), Some("News & more")),
            "{root}"
        );
    }
}

#[test]
fn elements_without_end_are_refused() {
    let feed =
        rss(&format!("<item xmlns:m=\"http://search.yahoo.com/mrss/\">{}</item>", "<m:group>".repeat(1_000)));
    let error = read(&feed).remove(0).expect_err("an error");
    assert!(error.contains("nested more than 100 deep"), "{error}");
}
