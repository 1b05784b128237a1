//! Which level a rule or lint has: its own, unless the configuration or the command line says otherwise.

use std::collections::BTreeMap;

use crate::finding::Level;
use crate::rule_id::{RuleId, UnknownRule};

/// Levels that were chosen.
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

    /// Chooses a level; a later choice wins. The name `warnings` means everything that would be a warning.
    ///
    /// # Errors
    /// When no rule or lint has the name; the error suggests the closest.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), UnknownRule> {
        if name == "warnings" && level == Level::Breaking {
            self.deny_warnings = true;
            return Ok(());
        }
        self.choose(name.parse()?, level);
        Ok(())
    }

    /// Chooses a level; a later choice wins.
    pub fn choose(&mut self, id: RuleId, level: Level) {
        self.chosen.insert(id, level);
    }

    /// Reads the words of the configuration.
    ///
    /// # Errors
    /// When the word is none of `deny`, `warn`, `info`, `allow`.
    pub fn word(text: &str) -> Result<Level, String> {
        match text {
            "deny" | "error" | "breaking" => Ok(Level::Breaking),
            "warn" | "warning" => Ok(Level::Warning),
            "info" => Ok(Level::Info),
            "allow" => Ok(Level::Allow),
            _ => Err(format!("unknown level `{text}`, expected one of `deny`, `warn`, `info`, `allow`")),
        }
    }
}
