//! The command line.

mod commands;
mod judgement;
mod levels;
mod openapi;
mod selection;

use std::env;
use std::ffi::OsString;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub(crate) use commands::{
    AcceptArgs, CheckArgs, CommandLine, CompletionsArgs, DiffArgs, ExplainArgs, GenerateArgs, GenerateKind, InitArgs,
    ListArgs, ListFormat, LockArgs, MergeArgs, ReleaseArgs, RulesArgs, VerifyArgs,
};
pub(crate) use judgement::Judgement;
pub(crate) use levels::LevelFlags;
pub(crate) use openapi::OpenApiFlags;
pub(crate) use selection::SelectionFlags;
pub(crate) use selection::quoted;

const AFTER: &str = "\
Start with `cargo api-error init`, commit what it writes, and run `cargo api-error check` in continuous integration.

Exit codes: 0 success, 1 findings, an outdated file or an unknown name, 2 wrong arguments or configuration, 101 could not complete.";

/// The general options come after those of a command.
const LAST: usize = 900;

/// The error catalog of a workspace, and the gate that guards it.
#[derive(Debug, Parser)]
#[command(name = "cargo api-error", bin_name = "cargo api-error", version, styles = clap_cargo::style::CLAP_STYLING)]
#[command(after_help = AFTER)]
pub struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print only errors on stderr
    #[arg(short, long, global = true, display_order = LAST)]
    pub(crate) quiet: bool,
    /// Also show compatible and accepted changes, all places, and what was skipped and why
    #[arg(short, long, global = true, conflicts_with = "quiet", display_order = LAST)]
    pub(crate) verbose: bool,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", env = "CARGO_TERM_COLOR", hide_env_values = true, display_order = LAST)]
    pub(crate) color: Option<ColorChoice>,
}

impl Cli {
    /// Parses the arguments. Help and mistakes end the program; their colours follow the environment, as in cargo.
    pub fn read(arguments: Vec<OsString>) -> Self {
        let color = env::var("CARGO_TERM_COLOR").ok().and_then(|word| ColorChoice::from_str(&word, false).ok());
        let color = color.unwrap_or_default();
        let matches = Self::command().color(color).get_matches_from(arguments);
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List every error code
    List(ListArgs),
    /// Explain a code, variant, type, URL or response body
    Explain(ExplainArgs),
    /// Write the catalog for readers and programs
    Generate(GenerateArgs),
    /// Report breaking changes, an outdated lock, and lints
    Check(CheckArgs),
    /// Show what changed between two contracts, documentation included
    Diff(DiffArgs),
    /// Update `api-errors.lock` from the source
    Lock(LockArgs),
    /// Accept changes that `check` reports, with a reason
    Accept(AcceptArgs),
    /// Record the contract of a release in `api-errors.released.lock`
    Release(ReleaseArgs),
    /// Join the catalogs of several services into one file
    Merge(MergeArgs),
    /// Build the packages, and compare their catalogs with the scanned source
    Verify(VerifyArgs),
    /// List the rules and lints, or explain one
    Rules(RulesArgs),
    /// Start guarding a workspace: write `api-errors.lock`, and print jobs for continuous integration
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
}
