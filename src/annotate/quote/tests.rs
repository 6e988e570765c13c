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
    Document::new(&Article::untitled(text))
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
fn a_mark_before_the_reporting_clause_quotes_no_reporter() {
    for text in [
        "The tunnel will be built next year, \"Reed said.",
        "The group will meet again in May, \"Brimmer said, adding that her group has raised the money.\"",
    ] {
        let found = read(text);
        assert!(found.iter().all(|one| one.0 == Directness::Indirect), "{found:?}");
        assert!(found.iter().all(|one| !one.2.contains("said")), "{found:?}");
    }
    let text = "Lena Ortiz recalled, \"She said, go home.\"";
    says(text, "Lena Ortiz", "She said, go home.");
}

#[test]
fn a_quotation_goes_on_to_its_closing_mark() {
    let text = "Mayor Lena Ortiz told reporters that \"the bridge is open. The tunnel comes next.\"";
    says(text, "Lena Ortiz", "that \"the bridge is open. The tunnel comes next");
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

#[test]
fn a_gerund_of_the_same_speaker_has_its_own_content() {
    let text = "Mayor Lena Ortiz spoke on Friday. The bridge is about trade and work, Ortiz added, saying the city is \"ready and willing.\"";
    says(text, "Lena Ortiz", "The bridge is about trade and work");
    says(text, "Lena Ortiz", "the city is \"ready and willing");
    let text = "Lena Ortiz said the bridge was closed and promised to open it in May.";
    says(text, "Lena Ortiz", "the bridge was closed");
}

#[test]
fn a_gerund_behind_by_shares_the_subject() {
    let text = "Lena Ortiz, head of the harbour board, answered Bright by saying that the bridge would open.";
    says(text, "Lena Ortiz", "that the bridge would open");
}

#[test]
fn a_relative_clause_speaks_for_what_it_hangs_on() {
    let text = "The letter was meant for Lena Ortiz, who has often claimed that the bridge is unsafe.";
    says(text, "Lena Ortiz", "that the bridge is unsafe");
    let text = "The report names Turkish engineers who said the bridge was unsafe.";
    says(text, "Turkish engineers", "the bridge was unsafe");
}

#[test]
fn a_role_and_a_nationality_mean_the_person_whose_office_fits() {
    let text = "Secretary of State Maria Bright met Foreign Minister Oleh Lysenko on Friday. \"The talks went well,\" the top American diplomat said.";
    says(text, "Maria Bright", "The talks went well");
}

#[test]
fn phrases_behind_a_preposition_or_a_name_are_statements() {
    let text = "Judge Lena Ortiz spoke of \"a sad day for the harbour\" on Friday.";
    says(text, "Lena Ortiz", "a sad day for the harbour");
    says("Lena Ortiz called it \"a shame for the city.\"", "Lena Ortiz", "it \"a shame for the city");
    says(
        "Lena Ortiz described the talks as \"long and very hard.\"",
        "Lena Ortiz",
        "the talks as \"long and very hard",
    );
}

#[test]
fn days_figures_and_blasts_say_nothing() {
    for text in [
        "On Sunday, 11 said the bridge was closed.",
        "The explosion on Friday said the bridge was closed.",
        "The bridge was closed, Monday said.",
    ] {
        let mute = |one: &(Directness, Option<String>, String)| {
            one.1.as_deref().is_none_or(|who| !who.contains("11") && !who.contains("day"))
        };
        assert!(read(text).iter().all(mute), "{text}: {:?}", read(text));
    }
    says("April 2017 engineers said the bridge was unsafe.", "engineers", "the bridge was unsafe");
    says("The bridge is unsafe, officials said on Monday.", "officials", "The bridge is unsafe");
}

#[test]
fn a_body_that_goes_on_is_it() {
    let text = "The bridge is unsafe, the Harbour Board said. The tunnel is unsafe as well, it added.";
    says(text, "Harbour Board", "The tunnel is unsafe as well");
}

#[test]
fn a_body_keeps_whose_it_is() {
    let text = "The Harrow County Sheriff's Office said the bridge was closed.";
    says(text, "Harrow County Sheriff's Office", "the bridge was closed");
    let text = "The French Observatory for Sea Trade said the bridge was unsafe.";
    says(text, "French Observatory for Sea Trade", "the bridge was unsafe");
}

#[track_caller]
fn silent(text: &str) {
    assert_eq!(read(text), [], "{text}");
}

#[test]
fn deeds_and_counts_of_things_are_no_speech() {
    silent("Lena posted 29 points in the game.");
    silent("The army repulsed three attacks.");
    silent("The laptop offers 3 USB ports.");
    silent("Rain stopped 14 trains.");
    silent("Harrow attacked with 122 strike drones.");
    silent("Some 45 missiles were fired.");
    silent("He wrote two $500 cheques.");
    silent("The House voted 211-198 for the bill.");
}

#[test]
fn what_somebody_declined_to_say_is_not_said() {
    silent("The company declined to comment.");
    silent("Lena Ortiz refused to answer.");
    silent("The police did not provide a name.");
}

#[test]
fn a_plan_is_a_statement() {
    says("The firm plans to hire 500 people.", "The firm", "to hire 500 people");
}

#[test]
fn a_surname_that_reads_like_a_verb_is_a_name() {
    let text = "The governor, Omar Said, told reporters that 40 people were missing.";
    says(text, "Omar Said", "that 40 people were missing");
    assert_eq!(read(text).len(), 1, "{:?}", read(text));
    silent("Omar Said, the governor, toured the camp.");
}

#[test]
fn answers_are_the_interviewees_and_nobodys_without_one() {
    let lines = "Q: How many were there?\nA: There were 40 men.";
    let text = format!("Lena Ortiz is the mayor of Harrow.\n{lines}");
    assert_eq!(read(&text), [(Directness::Direct, Some("Lena Ortiz".into()), "There were 40 men.".into())]);
    silent(lines);
}

#[test]
fn a_name_behind_a_dash_signs_the_quotation() {
    says("\"It is over\" — Lena Ortiz", "Lena Ortiz", "It is over");
    says("\"It is over.\" – Lena Ortiz, mayor of Harrow", "Lena Ortiz", "It is over.");
    silent("The \"long road\" — Harrow Street — is closed.");
}

#[test]
fn an_office_before_a_name_or_behind_it_is_one_person() {
    let text = "The bridge is unsafe, said the city's police chief, Lena Ortiz.";
    says(text, "Lena Ortiz", "The bridge is unsafe");
}

#[test]
fn who_is_told_says_nothing() {
    let text = "The gate was open, opposition leader Lena Ortiz told Radio Harrow.";
    says(text, "Lena Ortiz", "The gate was open");
    silent("The parents of both girls have been notified.");
    says("\"We saw 40 men,\" the witness told The Paper.", "the witness", "We saw 40 men");
}

#[test]
fn a_trade_means_the_one_person_whom_the_paragraph_names() {
    let text =
        "Lena Ortiz, who taught arithmetic, buried two cousins. \"We bury at night,\" the teacher said.";
    says(text, "Lena Ortiz", "We bury at night");
    let text = "Lena Ortiz met Omar Bright. \"We bury at night,\" the teacher said.";
    says(text, "the teacher", "We bury at night");
}

#[test]
fn a_dateline_says_nothing_and_is_not_said() {
    let text = "HARROW, May 5 (Wire) — Forty people were hurt, police said.";
    says(text, "police", "Forty people were hurt");
}

#[test]
fn a_place_behind_in_is_nobody() {
    let text = "Our team met Lena Ortiz in Santa Brigida. \"The water took ten minutes,\" she said.";
    says(text, "Lena Ortiz", "The water took ten minutes");
}

#[test]
fn turns_inside_a_content_do_not_cut_it() {
    let text = "The report does not conclude that he lied; it also does not clear him, Lena Ortiz said.";
    says(text, "Lena Ortiz", "The report does not conclude that he lied; it also does not clear him");
    let text =
        "\"We lost 40 men,\" Lena Ortiz said, adding that \"the line held\" but \"the price was high.\"";
    says(text, "Lena Ortiz", "We lost 40 men");
    says(text, "Lena Ortiz", "that \"the line held\" but \"the price was high");
}

#[test]
fn where_it_was_written_is_not_what_was_written() {
    let text = "The bridge was hit overnight, President Lena Ortiz wrote on Telegram.";
    says(text, "Lena Ortiz", "The bridge was hit overnight");
}

#[test]
fn a_clause_set_off_by_who_said_it_is_what_was_said() {
    for (text, speaker, content) in [
        (
            "Turnout was 68 percent, the city council said early on Thursday, well below the old mark.",
            "the city council",
            "Turnout was 68 percent",
        ),
        (
            "Five of the men are in hospital, said Dr. Ana Stone, who examined them.",
            "Ana Stone",
            "Five of the men are in hospital",
        ),
        (
            "The mine had closed by noon, the head of the team told Lakeside Radio.",
            "the head of the team",
            "The mine had closed by noon",
        ),
        (
            "Crews found the gate open, officials said on Tuesday, as rain fell.",
            "officials",
            "Crews found the gate open",
        ),
    ] {
        let found = read(text);
        let fits = |one: &(Directness, Option<String>, String)| {
            one.1.as_deref() == Some(speaker) && one.2.starts_with(content)
        };
        assert!(found.iter().any(fits), "{text}: {found:?}");
    }
}

#[test]
fn what_only_leads_a_sentence_is_not_set_off() {
    says("After the fire had ended, officials said the mine was shut.", "officials", "the mine was shut");
    says("On Tuesday, officials said that the mine was shut.", "officials", "that the mine was shut");
}

#[test]
fn a_named_source_leaves_deeds_to_be_deeds() {
    let found = read("According to officials, officers responded to calls of shots near the harbour.");
    assert!(found.iter().all(|one| one.1.as_deref() == Some("officials")), "{found:?}");
    let found = read("A poll released yesterday shows that most voters are undecided.");
    assert!(found.iter().all(|one| one.1.as_deref() != Some("yesterday")), "{found:?}");
}

#[test]
fn a_document_that_tells_is_named_by_its_noun() {
    let found = read("The minister cited a report that showed that the bridge was unsafe.");
    assert!(found.iter().all(|one| one.1.as_deref() != Some("that")), "{found:?}");
}
