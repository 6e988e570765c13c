//! Words that bear on what a figure is, bounds or counts; `figures.tsv` lists them.

use std::sync::LazyLock;

use super::classes::{Classes, classes};

static TABLE: LazyLock<Classes> =
    LazyLock::new(|| Classes::parse(include_str!("figures.tsv"), FigureWord::NAMES));

classes! {
    /// What a word does beside a figure; the classes of `figures.tsv`.
    pub enum FigureWord {
        /// Between a preposition and the number that it leads: "of **about** 40"
        Modifies = "modifies",
        /// May stand between a bound and its number: "about **a record** 40"
        BeforeBound = "before_bound",
        /// An article that a number word continues: "**another** dozen"
        OpensNumber = "opens_number",
        /// Before a magnitude without a number: "**a** million"
        OpensScale = "opens_scale",
        /// One of some parts, behind "and": "two and **a** half"
        OnePart = "one_part",
        /// An open number of some magnitude: "**several** hundred"
        Several = "several",
        /// Behind a bare fraction: "half **as** many"
        BehindFraction = "behind_fraction",
        /// What half is taken of: "half **their** income"
        TakenOf = "taken_of",
        /// Bounds a half behind it: "**nearly** half"
        BoundsHalf = "bounds_half",
        /// Before four digits that are a year: "**since** 1998"
        BeforeYear = "before_year",
        /// Before four digits that are a number: "**nearly** 2000"
        BoundsYear = "bounds_year",
        /// A noun of so many, or what stands for it: "2000 **others**"
        Counted = "counted",
        /// Before a number that is an address: "**near** 575 Harbour Road"
        BeforeAddress = "before_address",
        /// Before a range of ages: "**aged** 18-34"
        Age = "age",
        /// Behind an age that is no more than a number: "she was 42 **when**"
        BehindAge = "behind_age",
        /// Whose age a bare number may be: "**who** was 42"
        Person = "person",
        /// Between a number and what it counts: "12 **other** men"
        BeforeNoun = "before_noun",
        /// An adjective that says what a unit measures or compares: "two metres **wide**"
        BehindUnit = "behind_unit",
        /// An adjective behind inches: "2 in **thick**"
        Extent = "extent",
        /// A unit before inches: "5 **ft** 2 in"
        Feet = "feet",
        /// A unit that is a thing where a noun follows: "two **stone** walls"
        UnitOrThing = "unit_or_thing",
        /// A unit of one letter, which only digits have: "30 **c**"
        UnitLetter = "unit_letter",
        /// A magnitude before a noun of many, as written: "3 **M** users"
        CountScale = "count_scale",
        /// A magnitude behind a sum of money, as written: "$3 **mn**"
        MoneyScale = "money_scale",
        /// An article that may state a rate: "$5 **each** barrel"
        RateArticle = "rate_article",
        /// States a rate behind a parenthesis: "$5 (£4) **per** share"
        OpensRate = "opens_rate",
        /// What a rate is stated by behind an article: "$5 a **barrel**"
        Per = "per",
        /// Behind pounds that weigh: "two pounds **heavier**"
        BehindWeight = "behind_weight",
        /// Opens a range: "**between** 30 and 40"
        OpensRange = "opens_range",
        /// Between what opens a range and its first number: "from **about** 30 to 40"
        InsideRange = "inside_range",
        /// Between two amounts for one thing: "5 km (**about** 3 miles)"
        BetweenFigures = "between_figures",
        /// Before "over" and a length of time that it bounds: "**for** over three years"
        OverLength = "over_length",
        /// What "over" asks the subject of: "a **scandal** over $100 million"
        Dispute = "dispute",
        /// What "about" asks the subject of: "a **story** about 12 men"
        Talk = "talk",
        /// Leads to what something changed to or by: "cut its forecast **from** 3 %"
        LeadsChange = "leads_change",
        /// Leads from a noun to its amount: "a decrease **of** 400,000 barrels"
        LeadsAmount = "leads_amount",
        /// Leads to what completes a noun: "tax **on** imported cars"
        Completes = "completes",
        /// Opens a list of parts: "19 people, **including** four children"
        Includes = "includes",
        /// A whole told before, behind "of": "12 people, two of **whom**"
        OfWhole = "of_whole",
        /// A noun that says nothing of what it sums: "a **total** of 5 %"
        Sum = "sum",
        /// What ratios count no things of: "one in 20 **games**"
        Trial = "trial",
        /// What befell the one counted, whatever its tag: "boy **shot** in the leg"
        Befallen = "befallen",
        /// Between one person and the harm: "a man **was** shot"
        BehindHarmed = "behind_harmed",
        /// Between a verb of change and its amount: "rose **by** 5 %"
        BeforeAmount = "before_amount",
        /// A verb whose "up" or "down" is its own: "**set** up 19 camps"
        ParticleVerb = "particle_verb",
        /// Which way something was moved: "pulled the sector 2 % **lower**"
        Direction = "direction",
        /// A change in what has a unit: "5 % **higher**"
        Comparative = "comparative",
        /// A change where it is a verb with an amount that has a unit: "**shed** 5 %"
        GainOrLoss = "gain_or_loss",
        /// A form that is only a verb, with an amount that has a unit: "**slid** 5 %"
        PastOnly = "past_only",
        /// A form that tells of a change with any number: "**rose** 12"
        Unmistakable = "unmistakable",
        /// A verb that changes its object: "**raise** the forecast to 5 %"
        Causes = "causes",
        /// A verb that spends money on something: "**spend** $2 million on roads"
        Spends = "spends",
        /// A verb of standing at a level: "the toll **stands** at 40"
        Stands = "stands",
        /// A verb of amounting to a number: "deaths **reach** 40"
        Amounts = "amounts",
        /// A verb of deciding by votes: "**pass** 211 to 198"
        Votes = "votes",
    }
}

/// Whether a form or dictionary form, in lower case but for magnitudes as written, is of a class.
pub fn is_figure_word(word: &str, class: FigureWord) -> bool {
    TABLE.has(word, class as usize)
}

#[cfg(test)]
mod tests {
    use super::super::classes::faults;
    use super::*;

    #[test]
    fn every_row_has_known_classes_and_stands_once() {
        assert_eq!(faults(include_str!("figures.tsv"), FigureWord::NAMES), Vec::<String>::new());
    }

    #[test]
    fn a_word_does_what_its_row_says() {
        assert!(is_figure_word("between", FigureWord::OpensRange));
        assert!(is_figure_word("between", FigureWord::LeadsAmount));
        assert!(!is_figure_word("between", FigureWord::InsideRange));
    }
}
