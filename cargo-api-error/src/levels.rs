//! The level of a rule or lint: the default, unless the configuration or the command line sets another.

use std::collections::BTreeMap;

use crate::finding::Level;
use crate::rule_id::RuleId;

/// Levels from the configuration and the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelTable {
    chosen: BTreeMap<RuleId, Level>,
    /// `-D warnings`
    deny_warnings: bool,
}

impl LevelTable {
    /// The level of a rule or lint.
    #[must_use]
    pub fn get(&self, id: RuleId, default: Level) -> Level {
        match self.chosen.get(&id) {
            Some(level) => *level,
            None if self.deny_warnings && default == Level::Warning => Level::Breaking,
            None => default,
        }
    }

    /// Sets a level. A later one replaces it.
    pub fn choose(&mut self, id: RuleId, level: Level) {
        self.chosen.insert(id, level);
    }

    /// Makes every rule and lint fail that is a warning by default.
    pub fn deny_warnings(&mut self) {
        self.deny_warnings = true;
    }
}

impl FromIterator<(RuleId, Level)> for LevelTable {
    fn from_iter<I: IntoIterator<Item = (RuleId, Level)>>(levels: I) -> Self {
        Self { chosen: levels.into_iter().collect(), deny_warnings: false }
    }
}
