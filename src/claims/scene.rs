//! Where and when the story of an article is set: what a claim leaves out because its article said so before.

use rustc_hash::FxHashMap;

use super::{Reading, Story};
use crate::base::{Date, DateSpan};

/// Scenes of articles, by their ids.
pub type Scenes = FxHashMap<String, Scene>;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    /// As printed, the most specific first.
    pub place: Vec<String>,
    pub day: Option<DateSpan>,
}

impl Scene {
    pub fn of(reading: &Reading) -> Scene {
        Scene::told(&reading.setting.story, reading.article.published)
    }

    /// The day is the latest that the opening names, and that is over when the article appears.
    fn told(story: &Story, published: Option<Date>) -> Scene {
        let over = |days: &&DateSpan| published.is_none_or(|published| days.start <= published);
        Scene { place: story.scene.clone(), day: story.days.iter().filter(over).max().copied() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::read_claims;
    use crate::read::Article;

    #[test]
    fn the_opening_sets_the_scene() {
        let text = "HARROW, Ohio (Wire) — A bomb exploded at a market in Port Velda on Monday, police said.\n\n\
                    Rescuers came on Tuesday. Three died.";
        let article = Article { published: "2025-11-26".parse().ok(), ..Article::untitled(text) };
        let scene = Scene::of(&read_claims(&article));
        assert_eq!(scene.place, ["Port Velda"]);
        assert_eq!(scene.day, Some(DateSpan::day("2025-11-25".parse().expect("a day"))));
    }
}
