//! `-D`, `-W` and `-A`: levels of rules and lints.

use std::str::FromStr;

use clap::Args;

use crate::levels::{Level, LevelTable};
use crate::rule_id::RuleId;

/// Levels of rules and lints.
#[derive(Clone, Debug, Default, Args)]
pub struct LevelArgs {
    /// Fail on a rule or lint; `warnings` means every warning
    #[arg(short = 'D', long, value_name = "RULE", help_heading = "Levels")]
    pub deny: Vec<Denied>,
    /// Warn about a rule or lint
    #[arg(short = 'W', long, value_name = "RULE", help_heading = "Levels")]
    pub warn: Vec<RuleId>,
    /// Do not report a rule or lint
    #[arg(short = 'A', long, value_name = "RULE", help_heading = "Levels")]
    pub allow: Vec<RuleId>,
}

/// What `-D` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Everything that is a warning by its own table.
    Warnings,
    /// One rule or lint.
    Rule(RuleId),
}

impl FromStr for Denied {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "warnings" { Ok(Self::Warnings) } else { text.parse().map(Self::Rule) }
    }
}

impl LevelArgs {
    /// The levels of the configuration, changed by the flags; the strictest flag wins.
    #[must_use]
    pub fn over(&self, mut levels: LevelTable) -> LevelTable {
        levels.chosen.extend(self.allow.iter().map(|id| (*id, Level::Allow)));
        levels.chosen.extend(self.warn.iter().map(|id| (*id, Level::Warning)));
        for denied in &self.deny {
            match denied {
                Denied::Warnings => levels.deny_warnings = true,
                Denied::Rule(id) => {
                    levels.chosen.insert(*id, Level::Breaking);
                }
            }
        }
        levels
    }
}
