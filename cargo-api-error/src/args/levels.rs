//! `-D`, `-W` and `-A`: levels of rules and lints.

use std::str::FromStr;

use clap::Args;

use crate::finding::Level;
use crate::levels::LevelTable;
use crate::rule_id::{RuleId, UnknownRule};

/// Levels of rules and lints.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct LevelFlags {
    /// Fail on a rule or lint; `warnings` means every warning
    #[arg(short = 'D', long, value_name = "RULE", help_heading = "Levels")]
    pub(crate) deny: Vec<Denied>,
    /// Warn about a rule or lint
    #[arg(short = 'W', long, value_name = "RULE", help_heading = "Levels")]
    pub(crate) warn: Vec<RuleId>,
    /// Do not report a rule or lint
    #[arg(short = 'A', long, value_name = "RULE", help_heading = "Levels")]
    pub(crate) allow: Vec<RuleId>,
}

/// What `-D` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Denied {
    /// Every rule and lint that is a warning by default.
    Warnings,
    /// One rule or lint.
    Rule(RuleId),
}

impl FromStr for Denied {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        if text == "warnings" { Ok(Self::Warnings) } else { text.parse().map(Self::Rule) }
    }
}

impl LevelFlags {
    /// The levels of the configuration, changed by the flags; the strictest flag wins.
    #[must_use]
    pub(crate) fn over(&self, mut levels: LevelTable) -> LevelTable {
        self.allow.iter().for_each(|id| levels.choose(*id, Level::Allow));
        self.warn.iter().for_each(|id| levels.choose(*id, Level::Warning));
        for denied in &self.deny {
            match denied {
                Denied::Warnings => levels.deny_warnings(),
                Denied::Rule(id) => levels.choose(*id, Level::Breaking),
            }
        }
        levels
    }
}
