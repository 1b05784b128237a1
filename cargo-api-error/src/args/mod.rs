//! The command line.

mod commands;
mod judgement;
mod levels;
mod selection;

use std::env;
use std::ffi::OsString;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub(crate) use commands::{
    AcceptArgs, CheckArgs, CompletionsArgs, DiffArgs, ExplainArgs, GenerateArgs, GenerateKind, InitArgs, ListArgs,
    ListFormat, LockArgs, ReleaseArgs, RulesArgs, VerifyArgs,
};
pub(crate) use judgement::Judgement;
pub(crate) use levels::LevelFlags;
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
    /// Also show compatible changes, and what was skipped and why
    #[arg(short, long, global = true, conflicts_with = "quiet", display_order = LAST)]
    pub(crate) verbose: bool,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", env = "CARGO_TERM_COLOR", hide_env_values = true, display_order = LAST)]
    pub(crate) color: Option<Color>,
}

impl Cli {
    /// Parses the arguments. Ends the program after help and after a mistake. Their colours follow the environment,
    /// as in cargo.
    #[must_use]
    pub fn read(arguments: Vec<OsString>) -> Self {
        let color = env::var("CARGO_TERM_COLOR").ok().and_then(|word| Color::from_str(&word, false).ok());
        let color = match color.unwrap_or_default() {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let matches = Self::command().color(color).get_matches_from(arguments);
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that supports it
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
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
    /// Check the contract: lints, the lock, breaking changes
    Check(CheckArgs),
    /// Show what changed between two contracts
    Diff(DiffArgs),
    /// Update `api-errors.lock` from the source
    Lock(LockArgs),
    /// Accept a change that `check` reports, with a reason
    Accept(AcceptArgs),
    /// Record the contract as released, in `api-errors.released.lock`
    Release(ReleaseArgs),
    /// Build, and compare the scanned source with the compiled catalogs
    Verify(VerifyArgs),
    /// Show the rules and lints
    Rules(RulesArgs),
    /// Start guarding a workspace: create `api-errors.lock`
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
}
