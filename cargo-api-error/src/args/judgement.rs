//! How findings are judged and shown.

use std::path::PathBuf;

use clap::Args;

use crate::config::FailOn;
use crate::output::Format;
use crate::rules::Profile;

/// Levels of rules and lints.
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
    /// Which contract to judge; `client` unless configured
    #[arg(long)]
    pub profile: Option<Profile>,
    /// The lowest level that fails the run; `breaking` unless configured
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found; a run that cannot complete still exits with 101
    #[arg(long)]
    pub exit_zero: bool,
    /// The day to use as today for sunsets, YYYY-MM-DD; by default, today in UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<String>,
    /// The format of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// Where to write the report: a file in an existing folder, or `-` for stdout (the default)
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
