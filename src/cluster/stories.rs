//! Articles of a span into blocks of whole stories, so that most of what is judged together lies together and few texts go to several
//! blocks.

use rustc_hash::FxHashMap;

/// An earlier article that another one is judged against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partner {
    /// Its place among the articles of the span.
    pub at: usize,
    /// Of the keys that both share.
    pub weight: u32,
}

/// From here on two articles likelier tell of one incident than not, by the pairs of `gva` and `fakes`.  Where stories are told apart
/// says only what is sent where, never what is judged.
const ONE_STORY: u32 = 250_000;

/// Places in `partners`, block by block.  An article is of the story of the earlier one that fits best, if it fits well; a story that
/// is too large is parted by time.
pub fn blocks(partners: &[(usize, Vec<Partner>)], most: usize) -> Vec<Vec<usize>> {
    let mut story_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut stories: Vec<Vec<usize>> = Vec::new();
    for (home, (at, met)) in partners.iter().enumerate() {
        let best = met.first().filter(|best| best.weight >= ONE_STORY);
        let known = best.and_then(|best| story_of.get(&best.at)).copied();
        let story = known.unwrap_or_else(|| {
            stories.push(Vec::new());
            stories.len() - 1
        });
        story_of.insert(*at, story);
        stories[story].push(home);
    }
    let most = most.max(1);
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for part in stories.iter().flat_map(|story| story.chunks(most)) {
        match blocks.last_mut().filter(|block| block.len() + part.len() <= most) {
            Some(block) => block.extend(part),
            None => blocks.push(part.to_vec()),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_lies_together() {
        let partner = |at: usize, weight: u32| vec![Partner { at, weight }];
        // 10 and 12 are of one story, and so are 11 and 14; 13 hardly fits.
        let partners = [
            (10, vec![]),
            (11, vec![]),
            (12, partner(10, 400_000)),
            (13, partner(12, 50_000)),
            (14, partner(11, 300_000)),
        ];
        assert_eq!(blocks(&partners, 3), [vec![0, 2], vec![1, 4, 3]]);
        assert_eq!(blocks(&partners, 1).len(), 5);
        assert_eq!(blocks(&partners, 100).len(), 1);
        assert!(blocks(&[], 2).is_empty());
    }
}
