//! How findings are judged and shown.

use std::path::PathBuf;

use clap::Args;

use super::LevelFlags;
use crate::config::FailOn;
use crate::output::Format;
use crate::rules::Profile;

/// How findings are judged and shown.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Judgement {
    /// Which contract to judge; `client` unless configured
    #[arg(long)]
    pub(crate) profile: Option<Profile>,
    /// The lowest level that fails the run; `breaking` unless configured
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found; a run that cannot complete still exits with 101
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// The day to use as today for sunsets, YYYY-MM-DD; by default, today in UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<String>,
    /// The format of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    /// Where to write the report: a file in an existing folder, or `-` for stdout (the default)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
}

pub(super) fn date(text: &str) -> Result<String, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "expected YYYY-MM-DD".to_owned())?;
    Ok(date.to_string())
}
