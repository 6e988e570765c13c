//! Words by what they do in a construction: which of them lead a year, close an hour, join a name.

use std::sync::LazyLock;

use super::classes::{Classes, Set, classes};

classes! {
    /// What a word does; the classes of `grammar.tsv`.  A word may be of several: "by".
    pub enum Function {
        /// Names the end of what goes on: "out **by** April 10".
        LimitsTime = "limits_time",
        /// Makes a part of the day an hour of its own: "**before** dawn".
        LeadsPartOfDay = "leads_part_of_day",
        /// Between a moment and what bounds it, and between a day and its hour: "until late **on the** Friday".
        LeadsMoment = "leads_moment",
        /// Between "than" and a moment: "more than **on** Monday".
        LeadsCompared = "leads_compared",
        /// Tells a time from another one: "a year **earlier**".
        RelatesTime = "relates_time",
        /// "shut **until** Friday"
        EndsStretch = "ends_stretch",
        /// "shut **since** Friday"
        BeginsStretch = "begins_stretch",
        /// Makes four digits a year: "**in** 1850".
        LeadsYear = "leads_year",
        /// Makes four digits a year if there was one like that of late: "the war **of** 1998".
        LeadsRecentYear = "leads_recent_year",
        /// Belongs to the day or month after it: "**last** Friday".
        PicksDay = "picks_day",
        /// Belongs to the season after it: "**next** summer".
        PicksSeason = "picks_season",
        /// A month that is also another word: "**May**".
        AlsoAMonth = "also_a_month",
        /// Makes such a word a month: "**by** May".
        LeadsMonth = "leads_month",
        /// Part of a day: "an **hour** ago".
        ShortUnit = "short_unit",
        /// "**throughout** the week"
        Throughout = "throughout",
        /// "the **past** three weeks"
        Past = "past",
        /// Counts a stretch from another time: "two days **after**".
        CountsFrom = "counts_from",
        /// "**within** 24 hours"
        Within = "within",
        /// Names the end of a stretch that is counted: "the nine months **to** September".
        UpTo = "up_to",
        /// "in **recent** weeks"
        Recent = "recent",
        /// Behind the digits of a day: "30**th**".
        OrdinalEnding = "ordinal_ending",
        /// "**have** killed"
        Auxiliary = "auxiliary",
        /// Stands between a count and the harm: "12 people were **reported** killed".
        Light = "light",
        /// Stands between the harm and its count: "deaths **rose** to 40".
        TollVerb = "toll_verb",
        /// Leads a figure, and makes no phrase beside the subject of it: "**about** 12 miners were rescued".
        BoundsFigure = "bounds_figure",
        /// "the head **of** the agency"
        CompletesName = "completes_name",
        /// Between a verb of harm and whom it aims at: "shot **at** the guards".
        Aims = "aims",
        /// Inside a name or an office: "the Bureau **for** Mines **and** Harbours".
        JoinsName = "joins_name",
        /// Sets a further reporting verb apart: "agreed, **before** adding that".
        JoinsCue = "joins_cue",
        /// "**on** Telegram"
        LeadsPlatform = "leads_platform",
        /// Behind a speaker, with a day: "officials **late** Monday".
        LeadsDay = "leads_day",
        /// A word whose "'s" is "is": "**it**'s".
        TakesIs = "takes_is",
        /// A modal of what is planned.
        Will = "will",
        /// A modal of what is possible.
        May = "may",
        /// A modal of what is supposed.
        Would = "would",
        /// A verb that took no "e" from its "-ing", whatever its ending: "**string**ing".
        KeepsStem = "keeps_stem",
        /// Ends a noun for a person: "work**er**".
        PersonEnding = "person_ending",
        /// "a staff **writer** at the Post"
        PressJob = "press_job",
        /// Behind such a job: "a staff writer **at** the Post".
        PressLink = "press_link",
        /// "Ana Reyes **covers** trade for the Post."
        PressVerb = "press_verb",
        /// In the credit of a picture: "**HANDOUT PHOTO**".
        Credit = "credit",
        /// Says of its subject that he died: "the boy **drowned**".
        Dies = "dies",
        /// What they lose who are killed: "claimed the **life** of a nurse".
        Lost = "lost",
        /// Says that harm ended in death: "**fatally** shot", "a **fatal** shooting".
        Deadly = "deadly",
        /// "**They** cover trade for the Post": a sentence, where a name would begin a biography.
        PersonalPronoun = "personal_pronoun",
    }
}

/// All that a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Functions(Set);

impl Functions {
    pub fn has(self, function: Function) -> bool {
        self.0.has(function as usize)
    }
}

static FUNCTIONS: LazyLock<Classes> =
    LazyLock::new(|| Classes::parse(include_str!("grammar.tsv"), Function::NAMES));

/// Of a word in lower case, a verb by its dictionary form.
pub fn functions(word: &str) -> Functions {
    Functions(FUNCTIONS.of(word))
}

/// Whether a word does one thing.
pub fn serves(word: &str, function: Function) -> bool {
    functions(word).has(function)
}

#[cfg(test)]
mod tests {
    use super::super::classes::faults;
    use super::*;

    #[test]
    fn every_row_has_known_classes_and_stands_once() {
        assert_eq!(faults(include_str!("grammar.tsv"), Function::NAMES), Vec::<String>::new());
    }

    #[test]
    fn a_word_may_do_several_things() {
        let by = functions("by");
        assert!(by.has(Function::LimitsTime) && by.has(Function::LeadsMonth) && !by.has(Function::ShortUnit));
        assert!(serves("hour", Function::ShortUnit) && !serves("house", Function::ShortUnit));
    }
}
