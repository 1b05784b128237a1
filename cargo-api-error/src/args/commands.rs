//! The arguments of each subcommand.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use super::judgement::date;
use super::{Judgement, Levels, Selection};
use crate::baseline::Against;
use crate::output::Format;

/// `list`
#[derive(Debug, Args)]
pub struct List {
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
    /// The shape of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// The shape of a list or an explanation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For a terminal
    #[default]
    Text,
    /// For programs, with line numbers
    Json,
    /// For a page
    Markdown,
}

/// `explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// A code, a variant's path, a documentation address, or a response body; `-` reads stdin
    #[arg(value_name = "QUERY", default_value = "-")]
    pub query: String,
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The shape of the explanation
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// `generate`
#[derive(Debug, Args)]
pub struct Generate {
    /// What to write
    pub kind: Kind,
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
    /// The file, or for Markdown the folder; JSON goes to stdout without it, or with `-`
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Write nothing; end with 1 and a diff if the files differ from the source
    #[arg(long)]
    pub check: bool,
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
pub struct Check {
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// Compare with this only.
    #[arg(
        long,
        value_name = "BASELINE",
        help = "Compare with this only: FILE, git:REV[:PATH], merge-base[:REF] or release"
    )]
    pub against: Option<Against>,
    /// The judgement.
    #[command(flatten)]
    pub judgement: Judgement,
}

/// `diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// The old contract.
    #[arg(help = "The old contract: FILE, git:REV[:PATH], merge-base[:REF] or release")]
    pub old: Against,
    /// The new contract, likewise; the source unless given
    pub new: Option<Against>,
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The judgement.
    #[command(flatten)]
    pub judgement: Judgement,
}

/// `lock`
#[derive(Debug, Args)]
pub struct Lock {
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
    /// Write nothing; end with 1 and a diff if the lock differs from the source
    #[arg(long)]
    pub check: bool,
}

/// `accept`
#[derive(Debug, Args)]
pub struct Accept {
    /// The 12 digits that `check` prints, or at least the first 4 of them
    #[arg(value_parser = fingerprint)]
    pub fingerprint: String,
    /// Why the change is made
    #[arg(long)]
    pub reason: String,
    /// Where it was decided
    #[arg(long, value_name = "URL")]
    pub issue: Option<String>,
    /// The last day on which it counts, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub expires: Option<String>,
    /// Look for the change in this comparison only.
    #[arg(
        long,
        value_name = "BASELINE",
        help = "Look for the change in this comparison only: FILE, git:REV[:PATH], merge-base[:REF] or release"
    )]
    pub against: Option<Against>,
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
}

fn fingerprint(text: &str) -> Result<String, String> {
    let whole = (4..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if whole { Ok(text.to_ascii_lowercase()) } else { Err("expected 4 to 12 hexadecimal digits".to_owned()) }
}

/// `release`
#[derive(Debug, Args)]
pub struct Release {
    /// The version that is released; that of the packages unless given
    #[arg(long = "release-version", value_name = "VERSION")]
    pub version: Option<String>,
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
}

/// `rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// The rule or lint to explain
    pub id: Option<String>,
    /// The shape of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// `verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The features of the build.
    #[command(flatten)]
    pub features: clap_cargo::Features,
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
    /// The shape of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// `init`
#[derive(Debug, Args)]
pub struct Init {
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}
