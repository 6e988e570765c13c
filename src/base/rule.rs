use smallvec::SmallVec;

/// The name of a rule, `stage.name`; it shows up in every claim or finding that the rule made.
pub type RuleId = &'static str;

/// The rules that made something, in the order in which they spoke, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Derivation(SmallVec<[RuleId; 4]>);

impl Derivation {
    pub fn of(rule: RuleId) -> Self {
        let mut derivation = Derivation::default();
        derivation.push(rule);
        derivation
    }

    pub fn push(&mut self, rule: RuleId) {
        if !self.0.contains(&rule) {
            self.0.push(rule);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = RuleId> + '_ {
        self.0.iter().copied()
    }
}
