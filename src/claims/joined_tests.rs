use super::*;
use crate::base::{CharSpan, Field};
use crate::claims::{Claim, ClaimKind, Scope, read_claims, read_claims_in_stretches};
use crate::read::Article;

const REPORT: &str = "PORT VELDA (Wire) — A bomb killed 14 people, including three children, at a café in Port Velda on Monday, \
    Mayor Ana Ruiz said. \u{201c}We will not rest,\u{201d} Ruiz told reporters.\n\n\
    She denied that the road was closed on Tuesday. A man named Tomás Vela, 40, was shot dead near the bridge at noon.\n\n";
const TIMES: usize = 4;

fn article(text: String) -> Article {
    let published = "2031-03-05".parse().ok();
    Article { id: "long".to_owned(), published, ..Article::untitled(&text) }
}

/// A report after itself, each time a stretch of its own.
fn long() -> (Article, Reading) {
    let article = article(REPORT.repeat(TIMES));
    let reading = read_claims_in_stretches(&article, REPORT.len());
    (article, reading)
}

fn moved(span: CharSpan, by: u32) -> CharSpan {
    CharSpan { start: span.start + by, end: span.end + by }
}

#[test]
fn each_stretch_says_what_it_says_by_itself() {
    let (_, long) = long();
    let alone = read_claims(&article(REPORT.to_owned()));
    assert!(alone.claims.len() > 3 && long.claims.len() == TIMES * alone.claims.len());
    assert!(long.claims.iter().zip(&long.setting.frames).all(|(claim, frame)| {
        let sentence = &long.setting.sentences[frame.sentence as usize];
        sentence.text == claim.sentence.text && sentence.span == claim.sentence.span
    }));
    let length = REPORT.chars().count() as u32;
    for (at, claims) in long.claims.chunks(alone.claims.len()).enumerate() {
        let by = at as u32 * length;
        for (claim, own) in claims.iter().zip(&alone.claims) {
            assert_eq!(claim.span, moved(own.span, by));
            assert_eq!(claim.sentence.span, moved(own.sentence.span, by));
            let same = |claim: &Claim| {
                let speaker = claim.attribution.as_ref().and_then(|said| said.speaker.clone());
                (
                    claim.text.clone(),
                    claim.quantity.clone(),
                    claim.event.clone(),
                    claim.place.clone(),
                    speaker,
                )
            };
            assert_eq!(same(claim), same(own));
        }
    }
    assert_eq!(long.setting.story, alone.setting.story);
    assert_eq!(long.setting.cast, alone.setting.cast);
}

#[test]
fn every_span_points_at_its_words() {
    let (article, long) = long();
    for claim in &long.claims {
        assert_eq!(claim.field, Field::Text);
        assert_eq!(claim.span.of(&article.text), Some(claim.text.as_str()));
        assert_eq!(claim.sentence.span.of(&article.text), Some(claim.sentence.text.as_str()));
        if let Some(measure) = &claim.measure {
            assert_eq!(measure.span.of(&article.text), Some(measure.text.as_str()));
        }
        if let Some(said) = &claim.attribution {
            assert_eq!(said.mention_span.and_then(|span| span.of(&article.text)), said.mention.as_deref());
            assert_eq!(said.cue_span.and_then(|span| span.of(&article.text)), said.cue.as_deref());
        }
    }
    for sentence in &long.setting.sentences {
        assert_eq!(sentence.span.of(&article.text), Some(sentence.text.as_str()));
    }
}

#[test]
fn every_index_points_into_its_own_stretch() {
    let (_, Reading { claims, setting, .. }) = long();
    let within =
        |sentence: u32, span: CharSpan| setting.sentences[sentence as usize].span.common(span) == Some(span);
    assert!(setting.propositions.iter().all(|clause| within(clause.sentence, clause.span)));
    assert!(setting.propositions.iter().filter_map(|clause| Some((clause.span, clause.said?))).all(
        |(span, said)| {
            let statement = &claims[said as usize];
            statement.kind == ClaimKind::Statement && statement.span.common(span).is_some()
        }
    ));
    assert!(setting.moments.len() >= TIMES && setting.victims.len() >= TIMES);
    for moment in &setting.moments {
        assert!(within(moment.sentence, moment.span));
        assert_eq!(setting.propositions[moment.proposition as usize].sentence, moment.sentence);
    }
    let clauses = setting.victims.iter().map(|victim| victim.proposition).collect::<Vec<_>>();
    assert!(clauses.is_sorted() && clauses.last() > Some(&(setting.propositions.len() as u32 * 3 / 4)));
    assert!(setting.sentences.is_sorted_by_key(|sentence| sentence.paragraph));
    assert!(setting.frames.is_sorted_by_key(|frame| frame.depth));
}

#[test]
fn ids_are_unique_and_a_part_names_its_whole() {
    let (_, long) = long();
    let ids: std::collections::BTreeSet<&str> = long.claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids.len(), long.claims.len());
    let wholes = long.claims.iter().filter_map(|claim| match &claim.scope {
        Some(Scope::Part { of }) => Some(of.as_str()),
        _ => None,
    });
    let wholes: std::collections::BTreeSet<&str> = wholes.collect();
    assert_eq!(wholes.len(), TIMES);
    assert!(wholes.is_subset(&ids));
}

#[test]
fn what_two_stretches_say_of_one_speaker_is_joined() {
    let text =
        "Mayor Ana Ruiz said 3 died.\n\nAna Ruiz, the party leader, said 4 died. Bo Lind said 5 died.\n\n";
    let reading = read_claims_in_stretches(&article(text.to_owned()), 75);
    let names: Vec<&str> = reading.setting.cast.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["Ana Ruiz", "Bo Lind"]);
    assert!(reading.setting.cast[0].role.is_some());
}
