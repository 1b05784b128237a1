//! Which level a rule or lint has: its own, unless the configuration or the command line says otherwise.

use std::collections::BTreeMap;

use crate::finding::Level;
use crate::{lints, rules, suggest};

/// Levels that were chosen, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelTable {
    chosen: BTreeMap<String, Level>,
    /// `-D warnings`
    deny_warnings: bool,
}

impl LevelTable {
    /// The level of an id.
    #[must_use]
    pub fn get(&self, id: &str, default: Level) -> Level {
        match self.chosen.get(id) {
            Some(level) => *level,
            None if self.deny_warnings && default == Level::Warning => Level::Breaking,
            None => default,
        }
    }

    /// Chooses a level; a later choice wins. The id `warnings` means everything that would be a warning.
    ///
    /// # Errors
    /// When no rule or lint has the id; the text names the closest.
    pub fn set(&mut self, id: &str, level: Level) -> Result<(), String> {
        if id == "warnings" && level == Level::Breaking {
            self.deny_warnings = true;
            return Ok(());
        }
        if !ids().any(|known| known == id) {
            let help = suggest::closest(id, ids()).map(|known| format!(", did you mean `{known}`"));
            return Err(format!("unknown rule `{id}`{}", help.unwrap_or_default()));
        }
        self.chosen.insert(id.to_owned(), level);
        Ok(())
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

/// The ids of all rules and lints.
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    rules::all().map(|rule| rule.id).chain(lints::all().map(|lint| lint.id))
}
