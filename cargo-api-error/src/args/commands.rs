//! The arguments of each subcommand.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use super::judgement::date;
use super::{Judgement, LevelFlags, OpenApiFlags, SelectionFlags};
use crate::baseline::Against;
use crate::output::Format;
use crate::reference::Audience;
use crate::rule_id::{RuleId, UnknownRule};

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// The format of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

/// The format of a list or an explanation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For a terminal
    #[default]
    Text,
    /// For programs
    Json,
    /// For a web page
    Markdown,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A code, the name or path of a variant or type, a status, a rule, a documentation URL, or a response body; `-` reads stdin
    #[arg(value_name = "QUERY", default_value = "-")]
    pub(crate) query: String,
    /// The format of the explanation
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
    /// Show the sections `# Internal` of doc comments too
    #[arg(long)]
    pub(crate) internal: bool,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    /// What to write
    pub(crate) kind: GenerateKind,
    /// Where to write: a file in an existing folder, or `-` for stdout (the default); for Markdown and HTML, a folder, created if missing
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Write from this file of `generate json` or `merge` instead of the source
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// The service of `--catalog` to write for, if the file has several
    #[arg(long, value_name = "DOMAIN", requires = "catalog")]
    pub(crate) domain: Option<String>,
    /// The template of `generate template`, in the language of Jinja; its values are the members of the JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// Write nothing; exit with 1 and print a diff if the files are outdated
    #[arg(long)]
    pub(crate) check: bool,
    /// Add to Markdown or HTML what only colleagues should read: Rust paths, files, `cfg`, the sections `# Internal` and the reasons of removals
    #[arg(long)]
    pub(crate) internal: bool,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
    #[command(flatten)]
    pub(crate) openapi: OpenApiFlags,
}

impl GenerateArgs {
    /// Who reads the pages.
    pub(crate) fn audience(&self) -> Audience {
        if self.internal { Audience::Colleagues } else { Audience::Customers }
    }
}

/// What `generate` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GenerateKind {
    /// The catalog for programs: one file
    Json,
    /// The catalog for readers: an index and a page per code
    Markdown,
    /// The error reference as a website: a folder that works from the disk and under any address
    Html,
    /// The schemas and responses of an OpenAPI document: one file
    #[value(name = "openapi")]
    OpenApi,
    /// A client's module for TypeScript: one file without dependencies
    Typescript,
    /// A client's module for Python: one file without dependencies
    Python,
    /// Whatever a template of yours makes of the catalog: one file
    Template,
}

impl GenerateKind {
    /// Whether it has the operations that answer a code.
    pub(crate) fn shows_operations(self) -> bool {
        self.is_folder() || matches!(self, Self::Json | Self::Template)
    }

    /// Whether it is a folder of pages, not one file.
    pub(crate) fn is_folder(self) -> bool {
        matches!(self, Self::Markdown | Self::Html)
    }

    /// The word on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Compare only with this contract: FILE, git:REV[:PATH], merge-base[:REF] or release
    #[arg(long, value_name = "BASELINE")]
    pub(crate) against: Option<Against>,
    /// With `--format cargo`, then run another checker, as in "cargo clippy --message-format=json", and pass its messages on
    #[arg(long, value_name = "COMMAND", value_parser = command_line, conflicts_with = "output")]
    pub(crate) and_then: Option<CommandLine>,
    #[command(flatten)]
    pub(crate) judgement: Judgement,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

/// A program and its arguments.
#[derive(Clone, Debug)]
pub(crate) struct CommandLine {
    pub(crate) program: String,
    pub(crate) arguments: Vec<String>,
}

/// The words of a command, which no shell reads.
fn command_line(text: &str) -> Result<CommandLine, String> {
    let mut words = shlex::split(text).ok_or("a quote is not closed")?.into_iter();
    let program = words.next().ok_or("expected a command")?;
    Ok(CommandLine { program, arguments: words.collect() })
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The old contract: FILE, git:REV[:PATH], merge-base[:REF] or release; by default, the merge base or else the lock
    pub(crate) old: Option<Against>,
    /// The new contract, in the same forms; by default, the source of the working tree
    pub(crate) new: Option<Against>,
    #[command(flatten)]
    pub(crate) judgement: Judgement,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

#[derive(Debug, Args)]
pub(crate) struct LockArgs {
    /// Write nothing; exit with 1 and print a diff if the lock is outdated
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

// `--all` is cargo's old name of `--workspace`, which is of no use here.
#[derive(Debug, Args)]
#[command(mut_arg("all", |all| all.long("all-packages")))]
pub(crate) struct AcceptArgs {
    /// The fingerprints that `check` prints, each with its first 4 digits or more
    #[arg(value_name = "FINGERPRINT", value_parser = fingerprint, required_unless_present = "rules")]
    pub(crate) fingerprints: Vec<String>,
    /// Accept every change that this rule reports
    #[arg(long = "all", value_name = "RULE")]
    pub(crate) rules: Vec<RuleId>,
    /// Why the changes are made; reviewers read it
    #[arg(long)]
    pub(crate) reason: String,
    /// Where the changes were decided
    #[arg(long, value_name = "URL")]
    pub(crate) issue: Option<String>,
    /// The last day on which the changes are accepted, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) expires: Option<String>,
    /// Look for the changes in the comparison with this contract only: FILE, git:REV[:PATH], merge-base[:REF] or release
    #[arg(long, value_name = "BASELINE")]
    pub(crate) against: Option<Against>,
    /// The day to use as today for sunsets and acceptances, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<String>,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

fn fingerprint(text: &str) -> Result<String, String> {
    let whole = (4..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let rule = text.parse().or_else(|unknown: UnknownRule| unknown.closest.ok_or(()));
    match (whole, rule) {
        (true, _) => Ok(text.to_ascii_lowercase()),
        (false, Ok(rule)) => Err(format!("this is a rule; did you mean `--all {rule}`")),
        (false, Err(())) => Err("expected 4 to 12 hexadecimal digits".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct ReleaseArgs {
    /// The released version, as in `1.4.0` or `v1.4.0`; by default, the version of the packages
    pub(crate) version: Option<String>,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The files of `generate json`, each with a `domain`, or of an earlier `merge`
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Where to write: a file in an existing folder, or `-` for stdout (the default)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// The rule or lint to explain; by default, all are listed
    pub(crate) id: Option<String>,
    /// The format of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Args)]
#[command(mut_arg("compiled", |compiled| compiled.hide(true)))]
#[command(mut_arg("features", |features| features.help("The features to activate, with spaces or commas")))]
pub(crate) struct VerifyArgs {
    /// The format of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
    #[command(flatten, next_help_heading = "Feature Selection")]
    pub(crate) features: clap_cargo::Features,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    #[command(flatten)]
    pub(crate) levels: LevelFlags,
    #[command(flatten)]
    pub(crate) selection: SelectionFlags,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell that reads the script
    pub(crate) shell: Shell,
}
