//! `completions`: a script for a shell.

use clap::CommandFactory;

use super::print;
use crate::args::{Cli, CompletionsArgs};
use crate::failure::{Exit, Failure};

pub(super) fn run(args: &CompletionsArgs) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "cargo-api-error", &mut script);
    print(&String::from_utf8_lossy(&script)).map(|()| Exit::Clean)
}
