//! The command line, as typed.

mod commands;
mod judgement;
mod selection;

use std::env;
use std::ffi::OsString;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub use commands::{
    Accept, Check, Completions, Diff, Explain, Generate, Init, Kind, List, ListFormat, Lock, Release, Rules, Verify,
};
pub use judgement::{Judgement, Levels};
pub use selection::Selection;
pub(crate) use selection::quoted;

const AFTER: &str = "\
Start with `cargo api-error init`, commit what it writes, and run `cargo api-error check` in continuous integration.

Exit codes: 0 all is well, 1 findings, drift or something unknown, 2 wrong arguments or configuration, 101 no answer.";

/// After everything that belongs to one command.
const LAST: usize = 900;

/// The error catalog of a workspace, and the gate that guards it.
#[derive(Debug, Parser)]
#[command(name = "cargo api-error", bin_name = "cargo api-error", version, styles = clap_cargo::style::CLAP_STYLING)]
#[command(after_help = AFTER)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Say nothing but errors on stderr
    #[arg(short, long, global = true, display_order = LAST)]
    pub quiet: bool,
    /// Also show what is compatible, and say what was not done and why
    #[arg(short, long, global = true, conflicts_with = "quiet", display_order = LAST)]
    pub verbose: bool,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", env = "CARGO_TERM_COLOR", hide_env_values = true, display_order = LAST)]
    pub color: Option<Color>,
}

impl Cli {
    /// Parses. Help and mistakes end the program; their colours follow the environment too, as those of cargo do.
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
    /// Explain a code, a variant or type, an address or a response body
    Explain(Explain),
    /// Write the catalog for readers and programs
    Generate(Generate),
    /// Check the contract: lints, the lock, breaking changes
    Check(Check),
    /// Show what changed between two contracts
    Diff(Diff),
    /// Write `api-errors.lock` anew from the source
    Lock(Lock),
    /// Accept one change that `check` finds, with a reason
    Accept(Accept),
    /// Record the contract as released, in `api-errors.released.lock`
    Release(Release),
    /// Build, and compare the source with what the compiler makes of it
    Verify(Verify),
    /// Show the rules and lints
    Rules(Rules),
    /// Start guarding a workspace: write the first `api-errors.lock`
    Init(Init),
    /// Print a completion script for a shell
    Completions(Completions),
}
