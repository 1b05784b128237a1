//! The command line, as typed.

mod commands;
mod judgement;
mod selection;

use clap::{Parser, Subcommand, ValueEnum};

pub use commands::{
    Accept, Check, Completions, Diff, Explain, Generate, Init, Kind, List, ListFormat, Lock, Release, Rules,
};
pub use judgement::{Judgement, Levels};
pub use selection::Selection;

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
