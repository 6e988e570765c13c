use super::*;

#[test]
fn raw_elements_without_ends_are_looked_for_once_each() {
    let html = "<title><xmp></x>".repeat(40_000);
    let started = std::time::Instant::now();
    assert_eq!(check(&html), Ok(()));
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn bombs_are_named() {
    for (html, cause) in [
        ("<div>".repeat(100_000), "deep"),
        ("<DIV class='>'>".repeat(500), "deep"),
        ("<b a=1><font>".repeat(300), "deep"),
        (format!("<p {}>", "a ".repeat(5_000)), "attributes"),
        ("<p>x</p>".repeat(150_000), "tags"),
        ("<p><i>".repeat(399) + &"<p>".repeat(5_000), "open"),
        (" ".repeat(MAX_PAGE + 1), "MiB"),
    ] {
        let error = check(&html).expect_err(cause);
        assert!(error.contains(cause), "{error}");
    }
}

#[test]
fn ordinary_pages_pass() {
    for html in [
        "<p>One<p>Two".repeat(5_000),
        "<ul>".to_owned() + &"<li>x".repeat(5_000),
        format!("<script>{}</script>", "document.write('<div>');".repeat(5_000)),
        format!("<!-- {} -->", "<div>".repeat(5_000)),
        "<div data-x='<div><div>'><br></div>".repeat(5_000),
        "a < b and <3 ".repeat(5_000),
        format!("<svg><title>Icon</title>{}</svg>", "<path d='M0'/>".repeat(5_000)),
    ] {
        assert_eq!(check(&html), Ok(()));
    }
}

fn depth(html: &str) -> usize {
    let page = dom_query::Document::from(html);
    page.root()
        .descendants_it()
        .fold((0, rustc_hash::FxHashMap::default()), |(deepest, mut depths), node| {
            let depth =
                node.parent().and_then(|parent| depths.get(&parent.id).copied()).unwrap_or(0usize) + 1;
            depths.insert(node.id, depth);
            (deepest.max(depth), depths)
        })
        .0
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(100))]
    #[test]
    fn what_passes_is_shallow(prefix in proptest::sample::subsequence(PARTS.to_vec(), 0..4),
        unit in proptest::collection::vec(proptest::sample::select(PARTS.to_vec()), 1..5)) {
        let html = prefix.concat() + &unit.concat().repeat(2_000);
        if check(&html).is_ok() {
            let depth = depth(&html);
            proptest::prop_assert!(depth < 2_000, "{depth}: {prefix:?} {unit:?}");
        }
    }
}

const PARTS: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<li>",
    "<dd>",
    "<dt>",
    "<option>",
    "<select>",
    "</select>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<b>",
    "<a x>",
    "</b>",
    "<svg>",
    "</svg>",
    "<path/>",
    "<title>",
    "</title>",
    "<style>",
    "<div/>",
    "<rt>",
    "<optgroup>",
    "<ruby>",
    "<template>",
    "</template>",
    "<!-- --!>",
    "<!-->",
    "<foreignObject>",
    "<math>",
    "<mi/>",
    "<script>",
    "</script>",
    "<textarea>",
    "<iframe>",
    "<button>",
    "<ul>",
    "</ul>",
    "<form>",
    "<h1>",
    "<frameset>",
    "<noframes>",
    "<caption>",
    "<col>",
    "<desc>",
    "<br>",
    "x",
    "<body>",
    "<html>",
    "<span>",
    "</span>",
    "<object>",
];
