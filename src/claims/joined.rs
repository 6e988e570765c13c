//! The readings of an article's stretches → its reading.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::reading::{READING_SCHEMA, Reading, Setting};
use super::{ArticleRef, Speaker, frame};

/// One reading of all, as if they had been read together; its story is that of the first, which tells what the article is about.
pub(super) fn joined(article: Arc<ArticleRef>, mut readings: impl Iterator<Item = Reading>) -> Reading {
    let Some(mut whole) = readings.next() else {
        let (claims, setting) = (Vec::new(), Setting::default());
        return Reading { schema: READING_SCHEMA.to_owned(), article, claims, setting };
    };
    let Some(second) = readings.next() else { return whole };
    let mut cast = Cast::of(std::mem::take(&mut whole.setting.cast));
    for mut next in [second].into_iter().chain(readings) {
        cast.join(std::mem::take(&mut next.setting.cast));
        whole.append(next);
    }
    whole.setting.cast = cast.all;
    let all = whole.setting.sentences.len();
    whole.setting.frames.iter_mut().for_each(|of| of.depth = frame::depth(of.sentence, all));
    whole
}

impl Reading {
    /// Puts what the next stretch says behind this, with all indices moved on.
    fn append(&mut self, next: Reading) {
        let Setting { frames, sentences, propositions, moments, victims, cast: _, story: _ } = next.setting;
        let claim = self.claims.len() as u32;
        let sentence = self.setting.sentences.len() as u32;
        let proposition = self.setting.propositions.len() as u32;
        let paragraph = self.setting.sentences.last().map_or(0, |last| last.paragraph + 1);
        self.claims.extend(next.claims);
        self.setting.frames.extend(frames.into_iter().map(|mut frame| {
            frame.sentence += sentence;
            frame
        }));
        self.setting.sentences.extend(sentences.into_iter().map(|mut words| {
            words.paragraph += paragraph;
            words
        }));
        self.setting.propositions.extend(propositions.into_iter().map(|mut clause| {
            clause.sentence += sentence;
            clause.said = clause.said.map(|said| said + claim);
            clause
        }));
        self.setting.moments.extend(moments.into_iter().map(|mut moment| {
            moment.sentence += sentence;
            moment.proposition += proposition;
            moment
        }));
        self.setting.victims.extend(victims.into_iter().map(|mut victim| {
            victim.proposition += proposition;
            victim
        }));
    }
}

/// Speakers in order of their first claim, each name once.
struct Cast {
    all: Vec<Speaker>,
    at: FxHashMap<String, usize>,
}

impl Cast {
    fn of(all: Vec<Speaker>) -> Cast {
        let at = all.iter().enumerate().map(|(at, speaker)| (speaker.name.clone(), at)).collect();
        Cast { all, at }
    }

    fn join(&mut self, next: Vec<Speaker>) {
        for speaker in next {
            match self.at.get(&speaker.name) {
                Some(&known) => self.all[known].learn(speaker),
                None => {
                    self.at.insert(speaker.name.clone(), self.all.len());
                    self.all.push(speaker);
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "joined_tests.rs"]
mod tests;
