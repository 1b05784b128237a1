//! How much a rule or lint matters: by its own table, unless the configuration or the command line chooses a level.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::rule_id::RuleId;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", try_from = "String")]
pub enum Level {
    /// Not reported.
    Allow,
    /// Compatible, good to know.
    Info,
    /// The catalog cannot tell whether a client breaks, or a client works less well.
    Warning,
    /// A client that followed the old contract can stop working; of a lint: must be fixed.
    Breaking,
}

impl Level {
    /// The word in reports and documentation.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }
}

/// Reads the words of the configuration.
impl TryFrom<String> for Level {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "deny" | "error" | "breaking" => Ok(Self::Breaking),
            "warn" | "warning" => Ok(Self::Warning),
            "info" => Ok(Self::Info),
            "allow" => Ok(Self::Allow),
            _ => Err(format!("unknown level `{text}`, expected one of `deny`, `warn`, `info`, `allow`")),
        }
    }
}

/// Whose contract is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// The bytes on the wire
    Wire,
    /// The wire and the constants of generated clients
    #[default]
    Client,
    /// Also documentation and links
    Strict,
}

/// A level for each profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Levels {
    /// [`Profile::Wire`]
    pub wire: Level,
    /// [`Profile::Client`]
    pub client: Level,
    /// [`Profile::Strict`]
    pub strict: Level,
}

impl Levels {
    /// The level in a profile.
    #[must_use]
    pub fn of(self, profile: Profile) -> Level {
        match profile {
            Profile::Wire => self.wire,
            Profile::Client => self.client,
            Profile::Strict => self.strict,
        }
    }
}

/// The levels that a workspace and a command line choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelTable {
    /// By rule or lint; a later choice wins.
    pub chosen: BTreeMap<RuleId, Level>,
    /// `-D warnings`: whatever is a warning by its own table fails.
    pub deny_warnings: bool,
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
}
