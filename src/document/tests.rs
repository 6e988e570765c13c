use proptest::prelude::*;

use super::*;

fn document(title: Option<&str>, text: &str) -> Document {
    Document::new(&Article {
        id: String::new(),
        source: None,
        published: None,
        changed: None,
        title: title.map(str::to_owned),
        url: None,
        author: None,
        text: text.to_owned(),
    })
}

fn words(text: &str) -> Vec<String> {
    let document = document(None, text);
    (0..document.tokens.len()).map(|at| document.word(at as u32).to_owned()).collect()
}

fn sentences(text: &str) -> Vec<String> {
    let document = document(None, text);
    document.sentences.iter().map(|sentence| document.slice(sentence.span).to_owned()).collect()
}

#[test]
fn words_come_apart_as_in_the_penn_treebank() {
    let cases = [
        ("Nearly 1,400 drones fell.", "Nearly|1,400|drones|fell|."),
        ("It's 3.2% of $1.5bn, isn't it?", "It|'s|3.2|%|of|$|1.5bn|,|is|n't|it|?"),
        ("The nine-story block and 4-year plan", "The|nine-story|block|and|4-year|plan"),
        ("He can't and cannot", "He|ca|n't|and|can|not"),
        ("\"Go,\" he said -- twice.", "\"|Go|,|\"|he|said|--|twice|."),
        ("a US$5 note, C$137m", "a|US$|5|note|,|C$|137m"),
        ("5-7 or 13–15 people", "5-7|or|13–15|people"),
        ("The U.S. sent it at 6 a.m. Sunday.", "The|U.S.|sent|it|at|6|a.m.|Sunday|."),
        ("Kyiv’s officials’ car", "Kyiv|’s|officials|’|car"),
        ("He said 'no thanks' again", "He|said|'|no|thanks|'|again"),
        ("see https://example.com/a?b=1.", "see|https://example.com/a?b=1|."),
        ("left.The next", "left|.|The|next"),
        ("it was -5°C", "it|was|-5|°C"),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text).join("|"), expected, "{text}");
    }
}

#[test]
fn sentences_end_where_readers_end_them() {
    let cases: [(&str, &[&str]); 7] = [
        ("Mr. Doe left. He ran.", &["Mr. Doe left.", "He ran."]),
        ("\"We won.\" The crowd left.", &["\"We won.\"", "The crowd left."]),
        ("\"Did we win?\" she asked.", &["\"Did we win?\" she asked."]),
        ("It sits in the U.S. The base is old.", &["It sits in the U.S.", "The base is old."]),
        (
            "He met U.S. Senator J. P. Doe at 6 a.m. Sunday.",
            &["He met U.S. Senator J. P. Doe at 6 a.m. Sunday."],
        ),
        ("(It rained.) They left.", &["(It rained.)", "They left."]),
        ("First line\nSecond line", &["First line", "Second line"]),
    ];
    for (text, expected) in cases {
        assert_eq!(sentences(text), expected, "{text}");
    }
}

#[test]
fn text_without_punctuation_is_cut() {
    let document = document(None, &"word ".repeat(5000));
    assert!(document.sentences.iter().all(|sentence| sentence.tokens.1 - sentence.tokens.0 <= 400));
}

#[test]
fn kinds_of_paragraphs() {
    let text = "By Ana Reyes\nTwo trains collided near Lund on Monday.\nThe mayor is a friend of the driver.\n\
        Example Wire contributed to this report.\nAna Reyes ✉\nAna Reyes has been a staff writer at the Example \
        Post since 2012.\n© 2031 Example Post. All rights reserved.";
    let document = document(Some("Two trains collide"), text);
    use ParagraphKind::*;
    let kinds: Vec<_> = document.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
    let rest = [Boilerplate; 4];
    assert_eq!(kinds, [&[Headline, Boilerplate, Body, Body][..], &rest].concat());
}

#[test]
fn lemmas() {
    let document = document(None, "The children were running; she denied it, stopped and raised two armies.");
    let lemmas: Vec<_> = (0..document.tokens.len()).map(|at| document.lemma(at as u32)).collect();
    assert_eq!(lemmas.join(" "), "the child be run ; she deny it , stop and raise two army .");
}

#[test]
fn verbs_lose_their_endings_and_no_more() {
    let pairs = [
        ("bringing", "bring"),
        ("arranged", "arrange"),
        ("created", "create"),
        ("treated", "treat"),
        ("required", "require"),
        ("repaired", "repair"),
        ("limited", "limit"),
        ("invited", "invite"),
        ("replaced", "replace"),
        ("damaged", "damage"),
        ("stopping", "stop"),
        ("relied", "rely"),
        ("wounded", "wound"),
        ("exploring", "explore"),
        ("opened", "open"),
        ("competing", "compete"),
    ];
    for (form, base) in pairs {
        assert_eq!(lemma::lemma(form, lemma::Class::Verb), base);
    }
    assert_eq!(lemma::lemma("need", lemma::Class::Verb), "need");
    assert_eq!(lemma::lemma("houses", lemma::Class::Noun), "house");
    assert_eq!(lemma::lemma("viruses", lemma::Class::Noun), "virus");
}

#[test]
fn phrases_keep_their_adjectives_and_start_anew_at_a_possessive() {
    let document = document(None, "Norland's new, larger ferries carried nearly 1,400 people.");
    let phrases: Vec<_> =
        document.phrases.iter().map(|phrase| document.slice(document.span_of(phrase.tokens))).collect();
    assert_eq!(phrases, ["Norland", "'s new, larger ferries", "nearly 1,400 people"]);
}

#[test]
fn offsets_are_code_points_of_the_right_field() {
    let text = format!("{}Über 7 Züge", "é".repeat(2000));
    let document = document(Some("Größe zählt"), &text);
    for token in &document.tokens {
        let (field, span) = document.locate(token.span);
        let source = if field == Field::Title { "Größe zählt" } else { &text };
        assert_eq!(span.of(source), Some(document.slice(token.span)));
    }
}

fn check(title: &str, text: &str) {
    let document = document(Some(title), text);
    let mut last = 0;
    for token in &document.tokens {
        assert!(token.span.start >= last && token.span.end > token.span.start);
        last = token.span.end;
        let (field, span) = document.locate(token.span);
        let source = if field == Field::Title { title } else { text };
        assert_eq!(span.of(source), Some(document.slice(token.span)));
    }
    let mut next = 0;
    for (at, sentence) in document.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.0, next);
        next = sentence.tokens.1;
        assert_eq!(document.sentence_of(sentence.tokens.0), at as u32);
        assert!(document.paragraphs[sentence.paragraph as usize].span.contains(sentence.span));
        assert!(
            (sentence.tokens.0..next)
                .all(|token| { (sentence.tokens.0..next).contains(&document.tokens[token as usize].head) })
        );
    }
    assert_eq!(next as usize, document.tokens.len());
    assert!(document.phrases.iter().all(|phrase| (phrase.tokens.0..phrase.tokens.1).contains(&phrase.head)));
}

proptest! {
    #[test]
    fn any_text_is_covered_in_order(title in "\\PC{0,30}", text in any::<String>()) {
        check(&title, &text);
    }

    #[test]
    fn marks_in_any_order_are_covered(text in "[a-zA-Z0-9 .,'’\"“”$%\\-–—\n/:é&@#°+nt]{0,80}") {
        check("", &text);
    }
}
