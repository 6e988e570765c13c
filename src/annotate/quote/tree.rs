use crate::document::{Document, Rel};

/// Dependents and extents of every token, made once for an article.
pub struct Tree {
    low: Vec<u32>,
    high: Vec<u32>,
    /// Where the dependents of each token begin in `kids`; one more entry than tokens.
    first: Vec<u32>,
    kids: Vec<u32>,
}

impl Tree {
    pub fn of(document: &Document) -> Self {
        let count = document.tokens.len();
        let mut first = vec![0u32; count + 2];
        let head = |at: usize| document.tokens[at].head as usize;
        for at in 0..count {
            if head(at) != at && head(at) < count {
                first[head(at) + 2] += 1;
            }
        }
        let mut waiting: Vec<u32> = first[2..].to_vec();
        for at in 2..first.len() {
            first[at] += first[at - 1];
        }
        let mut kids = vec![0u32; count];
        for at in 0..count {
            if head(at) != at && head(at) < count {
                kids[first[head(at) + 1] as usize] = at as u32;
                first[head(at) + 1] += 1;
            }
        }
        let mut low: Vec<u32> = (0..count as u32).collect();
        let mut high = low.clone();
        let mut ready: Vec<u32> = (0..count as u32).filter(|&at| waiting[at as usize] == 0).collect();
        while let Some(at) = ready.pop() {
            let up = head(at as usize);
            if up == at as usize || up >= count {
                continue;
            }
            low[up] = low[up].min(low[at as usize]);
            high[up] = high[up].max(high[at as usize]);
            waiting[up] -= 1;
            if waiting[up] == 0 {
                ready.push(up as u32);
            }
        }
        Tree { low, high, first, kids }
    }

    pub fn kids(&self, token: u32) -> &[u32] {
        &self.kids[self.first[token as usize] as usize..self.first[token as usize + 1] as usize]
    }

    /// The token with everything below it; tokens, end exclusive.
    pub fn extent(&self, token: u32) -> (u32, u32) {
        (self.low[token as usize], self.high[token as usize] + 1)
    }

    pub fn kid(&self, document: &Document, token: u32, rel: Rel) -> Option<u32> {
        self.kids(token).iter().copied().find(|&kid| document.tokens[kid as usize].rel == rel)
    }
}
