use super::*;
use crate::claims::read_claims;
use crate::read::Article;

fn article(title: Option<&str>, text: &str) -> Article {
    Article { title: title.map(str::to_owned), ..Article::untitled(text) }
}

/// Every statement of a text in print.
fn printed(text: &str) -> Vec<String> {
    let claims = read_claims(&Article::untitled(text)).claims;
    let statements = claims.iter().filter(|claim| claim.kind == ClaimKind::Statement);
    statements.map(|claim| Wording::of(claim).shortened(usize::MAX)).collect()
}

#[track_caller]
fn prints(text: &str, expected: &str) {
    let found = printed(text);
    assert!(found.iter().any(|line| line == expected), "{text}: {found:#?}");
}

#[test]
fn what_is_quoted_stands_between_marks_as_it_is_printed() {
    prints("\"The bridge is open again,\" Mayor Lena Ortiz said.", "“The bridge is open again”");
    prints("Lena Ortiz said: «The bridge is open again.»", "“The bridge is open again.”");
    prints(
        "Judge Lena Ortiz spoke of \"a sad day for the harbour\" on Friday.",
        "“a sad day for the harbour”",
    );
}

#[test]
fn each_stretch_has_its_own_marks_where_the_cue_interrupts() {
    prints("\"The bridge,\" Lena Ortiz said, \"is open again.\"", "“The bridge” … “is open again.”");
    let text = "\"The bridge is open again,\" Lena Ortiz said. \"We fixed every cable.\n\n\"Now the tunnel comes next.\"";
    prints(text, "“The bridge is open again” … “We fixed every cable.” “Now the tunnel comes next.”");
}

#[test]
fn quotations_inside_stay_as_they_are_printed() {
    let text = "\"They told us 'go home' and we went,\" Lena Ortiz said.";
    prints(text, "“They told us 'go home' and we went”");
    let text = "“They told us ‘go home’ and we went,” Lena Ortiz said.";
    prints(text, "“They told us ‘go home’ and we went”");
}

#[test]
fn a_paraphrase_is_led_by_its_cue() {
    prints(
        "Mayor Lena Ortiz said that the bridge would open in May.",
        "said that the bridge would open in May",
    );
    prints("Lena Ortiz said on Friday that the bridge was shut.", "said on Friday that the bridge was shut");
    prints("Lena Ortiz told reporters the bridge was closed.", "told reporters the bridge was closed");
    prints("The bridge is unsafe, officials said on Monday.", "said that the bridge is unsafe");
    prints(
        "The mine had closed by noon, the head of the team told Lakeside Radio.",
        "told Lakeside Radio that the mine had closed by noon",
    );
}

#[test]
fn what_denies_the_cue_stays_with_it() {
    let found = printed("Lena Ortiz did not say that the bridge was unsafe.");
    assert!(found.iter().all(|line| line.starts_with("did not say that")), "{found:?}");
    let found = printed("The city was late. Nor did Lena Ortiz say that the bridge was safe.");
    assert!(found.iter().all(|line| line.starts_with("nor did Lena Ortiz say that")), "{found:?}");
    let found = printed("Lena Ortiz no longer believes that the bridge is safe.");
    assert_eq!(found, ["no longer believes that the bridge is safe"]);
    let found = printed("Lena Ortiz has repeatedly denied that the bridge is unsafe.");
    assert_eq!(found, ["has repeatedly denied that the bridge is unsafe"]);
}

/// How firmly the first statement of a text is said, and how it stands behind its speaker's name.
#[track_caller]
fn stands(text: &str, factuality: Factuality, line: &str) {
    let claims = read_claims(&Article::untitled(text)).claims;
    let found = claims.iter().find_map(|claim| Some((claim, claim.statement.as_ref()?)));
    let (claim, statement) = found.expect("a statement");
    let printed = Wording::of(claim).by_speaker(usize::MAX);
    assert_eq!((statement.factuality, printed.as_str()), (factuality, line), "{text}");
}

#[test]
fn quoted_words_that_nobody_said_keep_what_denies_them() {
    let denied = Factuality::Denied;
    let line = "Dan Reed did not say “the war is lost”";
    stands("Senator Dan Reed did not say “the war is lost” on Monday.", denied, line);
    stands("Anna Bell never said “we will resign”.", denied, "Anna Bell never said “we will resign”");
    stands("Anna Bell didn't say “we will resign”.", denied, "Anna Bell didn't say “we will resign”");
    stands("Nobody said “the bank is broke” again.", denied, "nobody said “the bank is broke” again");
    let line = "Lena Ortiz denied “a secret deal with the bank”";
    stands("Lena Ortiz denied “a secret deal with the bank” on Friday.", denied, line);
}

#[test]
fn quoted_words_under_a_condition_keep_it() {
    let line = "if Hal Ives said “I quit”";
    stands("If Hal Ives said “I quit,” nobody heard it.", Factuality::Hypothetical, line);
    let line = "Hal Ives would have said “we are broke”";
    stands("Hal Ives would have said “we are broke.”", Factuality::Hypothetical, line);
}

#[test]
fn a_word_that_denies_another_clause_leaves_the_quotation_alone() {
    let asserted = Factuality::Asserted;
    let text = "Hal Ives, who did not pay, said “the house is mine”.";
    stands(text, asserted, "Hal Ives: “the house is mine”");
    stands("Hal Ives not only said “the house is mine.”", asserted, "Hal Ives: “the house is mine”");
}

#[test]
fn a_first_word_that_may_be_a_name_keeps_its_capital() {
    prints("Nineteen people were missing, officials said.", "said that nineteen people were missing");
    prints("Harrow closed the bridge, officials said.", "said that Harrow closed the bridge");
}

#[test]
fn a_title_keeps_its_capital_and_a_day_does_not() {
    prints("Mr. Morrow had no doubts, officials said.", "said that Mr. Morrow had no doubts");
    prints("Last week the dam broke, officials said.", "said that last week the dam broke");
}

#[test]
fn only_the_verb_that_governs_the_cue_stands_before_its_to() {
    let found = printed("Lena Ortiz agreed to say that the bridge was unsafe.");
    assert_eq!(found, ["agreed to say that the bridge was unsafe"]);
    let text = "The two sides met in Florida to discuss how the war might end.";
    assert!(printed(text).iter().all(|line| !line.contains("Florida")), "{:?}", printed(text));
}

#[test]
fn according_to_names_its_source() {
    prints(
        "The bridge will open in May, according to the transport ministry.",
        "according to the transport ministry, the bridge will open in May",
    );
}

#[test]
fn a_question_is_asked() {
    let found = printed("\"Is the bridge open?\" Lena Ortiz asked.");
    assert_eq!(found, ["“Is the bridge open?”"]);
    let found = printed("Lena Ortiz asked whether the bridge was open.");
    assert_eq!(found, ["asked whether the bridge was open"]);
}

#[test]
fn only_the_quoted_part_of_a_statement_stands_between_marks() {
    prints("Lena Ortiz called it \"a shame for the city.\"", "called it “a shame for the city”");
    prints(
        "The talks were \"long and useful,\" Secretary of State Maria Bright said.",
        "said that the talks were “long and useful”",
    );
    prints(
        "\"We lost 40 men,\" Lena Ortiz said, adding that \"the line held\" but \"the price was high.\"",
        "adding that “the line held” but “the price was high”",
    );
}

#[test]
fn without_a_cue_the_words_stand_alone() {
    let text = "Lena Ortiz is the mayor of Harrow.\nQ: How many were there?\nA: There were 40 men.";
    prints(text, "There were 40 men.");
}

#[test]
fn a_headline_quotes_too() {
    let claims = read_claims(&article(Some("Bridge is ‘no longer safe’, Ortiz says"), "Rain fell.")).claims;
    let lines: Vec<String> = claims.iter().map(|claim| Wording::of(claim).shortened(usize::MAX)).collect();
    assert!(lines.iter().any(|line| line.contains("“no longer safe”")), "{lines:?}");
}

#[test]
fn a_clause_shows_what_was_said_of_it_and_where_it_is_cut() {
    let own = |text: &str| {
        let reading = read_claims(&Article::untitled(text));
        let clauses = 0..reading.setting.propositions.len();
        clauses.map(|at| Wording::of(&reading.proposed(at)).shortened(usize::MAX)).collect::<Vec<_>>()
    };
    let found = own("The bridge was closed by the city.");
    assert!(found.iter().all(|line| !line.contains(['“', '”', '"'])), "{found:?}");
    let found = own("\"The bridge was closed by the city,\" Lena Ortiz said.");
    assert_eq!(found, ["“The bridge was closed by the city”"]);
    let found = own("\"We have no evidence that the bridge was damaged by the flood,\" Lena Ortiz said.");
    assert!(found.contains(&String::from("… “that the bridge was damaged by the flood”")), "{found:?}");
    let found = own("Lena Ortiz said that the bridge was damaged and the tunnel was flooded.");
    assert!(found.contains(&String::from("said … the tunnel was flooded")), "{found:?}");
}

#[test]
fn the_closing_mark_is_never_lost() {
    let claims =
        read_claims(&Article::untitled("\"The bridge is open again,\" Mayor Lena Ortiz said.")).claims;
    let wording = Wording::of(&claims[0]);
    assert_eq!(wording.shortened(16), "“The bridge is” …");
    for most in 0..30 {
        let line = wording.shortened(most);
        assert_eq!(line.matches('“').count(), line.matches('”').count(), "{line}");
    }
}

#[test]
fn the_name_leads_the_cue_or_a_colon() {
    let of = |text: &str| Wording::of(&read_claims(&Article::untitled(text)).claims[0]).by_speaker(99);
    assert_eq!(
        of("\"The bridge is open again,\" Mayor Lena Ortiz said."),
        "Lena Ortiz: “The bridge is open again”"
    );
    assert_eq!(
        of("The bridge is unsafe, officials said on Monday."),
        "officials said that the bridge is unsafe"
    );
}

#[test]
fn a_claim_stored_before_verbatim_was_known_quotes_nobody() {
    let claims =
        read_claims(&Article::untitled("\"The bridge is open again,\" Mayor Lena Ortiz said.")).claims;
    let mut stored = serde_json::to_value(&claims[0]).unwrap();
    stored["statement"].as_object_mut().unwrap().remove("verbatim");
    let claim: Claim = serde_json::from_value(stored).unwrap();
    assert_eq!(Wording::of(&claim).shortened(99), "said that the bridge is open again");
}
