//! The command line, as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::baseline::Against;
use crate::config::{Config, FailOn};
use crate::output::Format;
use crate::rules::Profile;
use crate::workspace::{self, TargetKind};

/// The error catalog of a workspace, and the gate that guards it.
#[derive(Debug, Parser)]
#[command(name = "cargo api-error", bin_name = "cargo api-error", version, styles = clap_cargo::style::CLAP_STYLING)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Print errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Also print what was not done, and why
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", env = "CARGO_TERM_COLOR")]
    pub color: Option<Color>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that can
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every error code
    List(List),
    /// Explain a code, a variant, an address or a response body
    Explain(Explain),
    /// Write the catalog for readers and programs
    Generate(Generate),
    /// Check the contract: lints, the lock, breaking changes
    Check(Check),
    /// Show what changed between two contracts
    Diff(Diff),
    /// Write `api-errors.lock`
    Lock(Lock),
    /// Accept one breaking change, with a reason
    Accept(Accept),
    /// Record the contract as released
    Release(Release),
    /// Show the rules and lints
    Rules(Rules),
    /// Start guarding a workspace
    Init(Init),
    /// Print a completion script for a shell
    Completions(Completions),
}

/// Which packages, and where their files are.
#[derive(Clone, Debug, Default, Args)]
pub struct Selection {
    /// The manifest's flags.
    #[command(flatten)]
    pub manifest: clap_cargo::Manifest,
    /// The package flags.
    #[command(flatten)]
    pub workspace: clap_cargo::Workspace,
    /// The kinds of targets to scan: lib, bin, example, test, bench
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = target_kind)]
    pub target_kind: Vec<TargetKind>,
    /// Override a value of cargo's configuration
    #[arg(long, value_name = "KEY=VALUE", help_heading = "Cargo Options")]
    pub config: Vec<String>,
    /// Assert that `Cargo.lock` is up to date
    #[arg(long, help_heading = "Cargo Options")]
    pub locked: bool,
    /// Do not access the network
    #[arg(long, help_heading = "Cargo Options")]
    pub offline: bool,
    /// `--locked` and `--offline`
    #[arg(long, help_heading = "Cargo Options")]
    pub frozen: bool,
    /// The lock, relative to the workspace root
    #[arg(long, value_name = "FILE")]
    pub lock: Option<PathBuf>,
}

impl Selection {
    /// What the scanner wants to know: the flags, and the configuration where there are none.
    ///
    /// # Errors
    /// When the configuration names a kind of target that does not exist.
    pub fn for_scan(&self, config: &Config) -> Result<workspace::Selection, String> {
        let flags = [("--locked", self.locked), ("--offline", self.offline), ("--frozen", self.frozen)];
        let flags = flags.into_iter().filter(|(_, on)| *on).map(|(flag, _)| flag.to_owned());
        let overrides = self.config.iter().flat_map(|value| ["--config".to_owned(), value.clone()]);
        let all = self.workspace.workspace || self.workspace.all;
        let named = all || !self.workspace.package.is_empty();
        let kinds = config.target_kinds.iter().map(|kind| target_kind(kind)).collect::<Result<Vec<_>, _>>()?;
        Ok(workspace::Selection {
            manifest_path: self.manifest.manifest_path.clone(),
            packages: if named { self.workspace.package.clone() } else { config.packages.clone() },
            workspace: all,
            exclude: self.workspace.exclude.clone(),
            target_kinds: if self.target_kind.is_empty() { kinds } else { self.target_kind.clone() },
            cargo_options: flags.chain(overrides).collect(),
        })
    }
}

/// Levels of rules and lints.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Levels")]
pub struct Levels {
    /// Fail on a rule or lint; `warnings` means every warning
    #[arg(short = 'D', long, value_name = "RULE")]
    pub deny: Vec<String>,
    /// Warn about a rule or lint
    #[arg(short = 'W', long, value_name = "RULE")]
    pub warn: Vec<String>,
    /// Do not report a rule or lint
    #[arg(short = 'A', long, value_name = "RULE")]
    pub allow: Vec<String>,
}

/// How findings are judged and shown.
#[derive(Clone, Debug, Default, Args)]
pub struct Judgement {
    /// The levels.
    #[command(flatten)]
    pub levels: Levels,
    /// Whose contract is judged
    #[arg(long)]
    pub profile: Option<Profile>,
    /// The lowest level that makes the run fail
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// End with 0 whatever was found
    #[arg(long)]
    pub exit_zero: bool,
    /// The day on which sunsets are judged, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<String>,
    /// The shape of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// Where the report goes instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

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
    /// The file, or for Markdown the folder; JSON goes to stdout without it
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
    /// Compare with this only: FILE, git:REV[:PATH], merge-base[:REF] or release
    #[arg(long, value_name = "BASELINE")]
    pub against: Option<Against>,
    /// The judgement.
    #[command(flatten)]
    pub judgement: Judgement,
}

/// `diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// The old contract: FILE, git:REV[:PATH], merge-base[:REF] or release
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
    /// The 12 digits that `check` prints, or the first of them
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
    /// The packages.
    #[command(flatten)]
    pub selection: Selection,
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

fn target_kind(text: &str) -> Result<TargetKind, String> {
    let kind = TargetKind::ALL.into_iter().find(|(name, _)| *name == text);
    kind.map(|(_, kind)| kind).ok_or_else(|| {
        let names: Vec<&str> = TargetKind::ALL.iter().map(|(name, _)| *name).collect();
        format!("expected one of {}", names.join(", "))
    })
}

fn date(text: &str) -> Result<String, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "expected YYYY-MM-DD".to_owned())?;
    Ok(date.to_string())
}
