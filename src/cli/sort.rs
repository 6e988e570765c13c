use clap::{Args, ValueEnum};

use crate::store::Sort;

/// One way for all listings; which keys there are and what they mean is said by the key.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct SortArgs<K: ValueEnum + Copy + Send + Sync + 'static> {
    /// The order of the rows: the lowest, earliest or first of the alphabet first, those without it last
    #[arg(long, value_enum, value_name = "KEY")]
    sort: Option<K>,
    /// With --sort, the highest, latest or last of the alphabet first
    #[arg(long, requires = "sort")]
    reverse: bool,
}

impl<K: ValueEnum + Copy + Send + Sync + 'static> SortArgs<K> {
    pub fn sort(self) -> Sort<K> {
        Sort { by: self.sort, reverse: self.reverse }
    }
}
