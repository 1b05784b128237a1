//! The arguments of each subcommand.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use super::judgement::date;
use super::{Judgement, LevelFlags, SelectionFlags};
use crate::baseline::Against;
use crate::output::Format;

/// `list`
#[derive(Debug, Args)]
pub struct ListArgs {
    /// The format of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// The shape of a list or an explanation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For a terminal
    #[default]
    Text,
    /// For programs
    Json,
    /// For a web page
    Markdown,
}

/// `explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A code, the name or path of a variant or type, a documentation URL, or a response body; `-` reads stdin
    #[arg(value_name = "QUERY", default_value = "-")]
    pub query: String,
    /// The format of the explanation
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// `generate`
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// What to write
    pub kind: Kind,
    /// Where to write: for JSON, a file in an existing folder, or `-` for stdout (the default); for Markdown, a folder, created if missing
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Write nothing; exit with 1 and print a diff if the files are outdated
    #[arg(long)]
    pub check: bool,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// What `generate` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// The catalog for programs: one file
    Json,
    /// The catalog for readers: an index and a page per code
    Markdown,
}

/// `check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Compare only with this.
    #[arg(
        long,
        value_name = "BASELINE",
        help = "Compare only with this: FILE, git:REV[:PATH], merge-base[:REF] or release"
    )]
    pub against: Option<Against>,
    /// The judgement.
    #[command(flatten)]
    pub judgement: Judgement,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// `diff`
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The old contract.
    #[arg(help = "The old contract: FILE, git:REV[:PATH], merge-base[:REF] or release")]
    pub old: Against,
    /// The new contract, in the same forms; by default, the source of the working tree
    pub new: Option<Against>,
    /// The judgement.
    #[command(flatten)]
    pub judgement: Judgement,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// `lock`
#[derive(Debug, Args)]
pub struct LockArgs {
    /// Write nothing; exit with 1 and print a diff if the lock is outdated
    #[arg(long)]
    pub check: bool,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// `accept`
#[derive(Debug, Args)]
pub struct AcceptArgs {
    /// The fingerprint that `check` prints, or its first 4 digits or more
    #[arg(value_parser = fingerprint)]
    pub fingerprint: String,
    /// Why the change is made
    #[arg(long)]
    pub reason: String,
    /// Where it was decided
    #[arg(long, value_name = "URL")]
    pub issue: Option<String>,
    /// The last day on which the acceptance is valid, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub expires: Option<String>,
    /// Look for the change in this comparison only.
    #[arg(
        long,
        value_name = "BASELINE",
        help = "Look for the change in this comparison only: FILE, git:REV[:PATH], merge-base[:REF] or release"
    )]
    pub against: Option<Against>,
    /// The day to use as today for sunsets and acceptances, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<String>,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

fn fingerprint(text: &str) -> Result<String, String> {
    let whole = (4..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if whole { Ok(text.to_ascii_lowercase()) } else { Err("expected 4 to 12 hexadecimal digits".to_owned()) }
}

/// `release`
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// The released version; by default, the version of the packages
    #[arg(long = "release-version", value_name = "VERSION")]
    pub version: Option<String>,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// `rules`
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// The rule or lint to explain; by default, all are listed
    pub id: Option<String>,
    /// The format of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// `verify`
#[derive(Debug, Args)]
#[command(mut_arg("compiled", |compiled| compiled.hide(true)))]
#[command(mut_arg("features", |features| features.help("The features to activate, with spaces or commas")))]
pub struct VerifyArgs {
    /// The format of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
    /// The features of the build.
    #[command(flatten, next_help_heading = "Feature Selection")]
    pub features: clap_cargo::Features,
}

/// `init`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The levels.
    #[command(flatten)]
    pub levels: LevelFlags,
    /// The packages.
    #[command(flatten)]
    pub selection: SelectionFlags,
}

/// `completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell that reads the script
    pub shell: Shell,
}
