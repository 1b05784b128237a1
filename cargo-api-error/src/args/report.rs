//! How findings are judged and shown.

use std::path::PathBuf;

use clap::Args;

use super::LevelArgs;
use crate::config::FailOn;
use crate::levels::Profile;
use crate::output::Format;

/// How findings are judged and shown.
#[derive(Clone, Debug, Default, Args)]
pub struct ReportArgs {
    /// Whose contract is judged [default: `profile` of the configuration, else `client`]
    #[arg(long)]
    pub profile: Option<Profile>,
    /// The lowest level that makes the run fail [default: `fail-on` of the configuration, else `breaking`]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 whatever was found; a run that could not complete still exits with 101
    #[arg(long)]
    pub exit_zero: bool,
    /// The day to judge sunsets and acceptances by, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<String>,
    /// The format of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// Write the report to a file in an existing folder; `-` is stdout, the default
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelArgs,
}

pub(super) fn date(text: &str) -> Result<String, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "expected YYYY-MM-DD".to_owned())?;
    Ok(date.to_string())
}
