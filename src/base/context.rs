use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a rule may know beside the words: never the clock, never the machine's locale.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The day of publication; without it weekdays stay unanchored.
    pub published: Option<Date>,
}

/// Days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateSpan {
    pub start: Date,
    pub end: Date,
}

impl DateSpan {
    pub fn day(date: Date) -> Self {
        DateSpan { start: date, end: date }
    }

    pub fn overlaps(self, other: DateSpan) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Number of days covered, at least 1.
    pub fn days(self) -> i32 {
        self.start.until(self.end).map_or(0, |span| span.get_days()) + 1
    }
}
