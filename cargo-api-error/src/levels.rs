//! Which level a rule or lint has: its own, unless the configuration or the command line says otherwise.

use std::collections::BTreeMap;

use crate::finding::Level;
use crate::rule_id::RuleId;

/// Levels that were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelTable {
    chosen: BTreeMap<RuleId, Level>,
    /// `-D warnings`
    deny_warnings: bool,
}

impl LevelTable {
    /// The level of a rule or lint.
    pub fn get(&self, id: RuleId, default: Level) -> Level {
        match self.chosen.get(&id) {
            Some(level) => *level,
            None if self.deny_warnings && default == Level::Warning => Level::Breaking,
            None => default,
        }
    }

    /// Chooses a level; a later choice wins.
    pub fn choose(&mut self, id: RuleId, level: Level) {
        self.chosen.insert(id, level);
    }

    /// Makes everything fail that is a warning by default.
    pub fn deny_warnings(&mut self) {
        self.deny_warnings = true;
    }
}

impl FromIterator<(RuleId, Level)> for LevelTable {
    fn from_iter<I: IntoIterator<Item = (RuleId, Level)>>(levels: I) -> Self {
        Self { chosen: levels.into_iter().collect(), deny_warnings: false }
    }
}
