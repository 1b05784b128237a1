//! How findings are judged and shown.

use std::path::PathBuf;

use clap::Args;

use crate::config::FailOn;
use crate::output::Format;
use crate::rules::Profile;

/// LevelFlags of rules and lints.
#[derive(Clone, Debug, Default, Args)]
pub struct LevelFlags {
    /// Fail on a rule or lint; `warnings` means every warning
    #[arg(short = 'D', long, value_name = "RULE", help_heading = "Levels")]
    pub deny: Vec<String>,
    /// Warn about a rule or lint
    #[arg(short = 'W', long, value_name = "RULE", help_heading = "Levels")]
    pub warn: Vec<String>,
    /// Do not report a rule or lint
    #[arg(short = 'A', long, value_name = "RULE", help_heading = "Levels")]
    pub allow: Vec<String>,
}

/// How findings are judged and shown.
#[derive(Clone, Debug, Default, Args)]
pub struct Judgement {
    /// Whose contract is judged; `client` unless configured
    #[arg(long)]
    pub profile: Option<Profile>,
    /// The lowest level that makes the run fail; `breaking` unless configured
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// End with 0 whatever was found; a run without an answer still ends with 101
    #[arg(long)]
    pub exit_zero: bool,
    /// The day on which sunsets are judged, YYYY-MM-DD; today (UTC) unless given
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<String>,
    /// The shape of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// Where the report goes: a file in a folder that exists, or `-` for stdout, as without it
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
}

pub(super) fn date(text: &str) -> Result<String, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "expected YYYY-MM-DD".to_owned())?;
    Ok(date.to_string())
}
