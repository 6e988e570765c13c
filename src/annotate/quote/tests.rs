use super::*;
use crate::annotate::entity;
use crate::read::Article;

/// Directness, speaker and content of each attribution.
fn read(text: &str) -> Vec<(Directness, Option<String>, String)> {
    let document = document(text);
    let found = annotate(&document, &entity::annotate(&document));
    found
        .into_iter()
        .map(|said| {
            let words: Vec<&str> = said.content.iter().map(|span| document.slice(*span)).collect();
            (said.directness, said.speaker, words.join(" / "))
        })
        .collect()
}

fn document(text: &str) -> Document {
    let text = text.to_owned();
    let (id, source, published, title, url, author) = (String::new(), None, None, None, None, None);
    Document::new(&Article { id, source, published, title, url, author, text })
}

#[track_caller]
fn says(text: &str, speaker: &str, content: &str) {
    let found = read(text);
    let fits =
        |one: &(Directness, Option<String>, String)| one.1.as_deref() == Some(speaker) && one.2 == content;
    assert!(found.iter().any(fits), "{found:?}");
}

#[test]
fn direct_with_the_cue_after_inverted_or_before() {
    says("\"The bridge is open again,\" Mayor Lena Ortiz said.", "Lena Ortiz", "The bridge is open again");
    says("“The bridge is open again,” said Lena Ortiz.", "Lena Ortiz", "The bridge is open again");
    says("Lena Ortiz said: \"The bridge is open again.\"", "Lena Ortiz", "The bridge is open again.");
    says("«The bridge is open again,» Lena Ortiz said.", "Lena Ortiz", "The bridge is open again");
}

#[test]
fn direct_interrupted_by_its_cue() {
    let text = "\"The bridge,\" Lena Ortiz said, \"is open again.\"";
    says(text, "Lena Ortiz", "The bridge / is open again.");
    let text = "\"The bridge is open,\" Lena Ortiz said. \"The tunnel is next.\"";
    says(text, "Lena Ortiz", "The bridge is open / The tunnel is next.");
}

#[test]
fn a_floating_quotation_is_the_last_speakers() {
    let text = "\"The bridge is open again,\" Lena Ortiz told reporters.\n\n\"The tunnel comes next.\"";
    says(text, "Lena Ortiz", "The tunnel comes next.");
}

#[test]
fn an_unclosed_quotation_goes_on_in_the_next_paragraph() {
    let text = "\"The bridge is open again,\" Lena Ortiz said. \"We fixed every cable.\n\n\"Now the tunnel comes next.\"";
    says(text, "Lena Ortiz", "The bridge is open again / We fixed every cable. / Now the tunnel comes next.");
}

#[test]
fn an_unclosed_quotation_swallows_no_other_paragraph() {
    let found = read("\"The bridge is open again, Lena Ortiz said.\n\nRain is expected on Monday.");
    assert!(found.iter().all(|one| !one.2.contains("bridge") || !one.2.contains("Rain")), "{found:?}");
}

#[test]
fn scare_quotes_state_nothing() {
    let found = read("The so-called \"harbour rule\" has no friends in the city.");
    assert!(found.iter().all(|one| one.0 == Directness::Indirect), "{found:?}");
}

#[test]
fn indirect_and_the_pronoun_behind_it() {
    let text = "Mayor Lena Ortiz visited the harbour on Friday. She said that the bridge would open in May.";
    says(text, "Lena Ortiz", "that the bridge would open in May");
    let text = "The bridge will open in May, according to the transport ministry.";
    says(text, "the transport ministry", "The bridge will open in May");
}

#[test]
fn a_title_is_no_part_of_the_speakers_name() {
    let text = "The talks were \"long and useful,\" Secretary of State Maria Bright said, adding that more would follow.";
    says(text, "Maria Bright", "The talks were \"long and useful");
}

#[test]
fn where_it_was_said() {
    let document = document("In a post on Telegram, Lena Ortiz said the bridge would open in May.");
    let found = annotate(&document, &entity::annotate(&document));
    assert!(found.iter().any(|said| said.via.as_deref() == Some("Telegram")), "{found:?}");
}

#[test]
fn no_text_breaks_it() {
    for text in
        ["", "\"", "““", "said", "'' \" ‘", "\"…\" said \"", "“a\n\n“b\n\n”", "According to", ": : \":\""]
    {
        read(text);
    }
}
