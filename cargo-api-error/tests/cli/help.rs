//! `--help`, as a new user reads it.

use std::collections::BTreeMap;

use cargo_api_error::args::Cli;
use clap::{Arg, Command, CommandFactory};

use crate::project::Project;

/// The commands of the program, by name.
fn commands() -> Vec<(String, Command)> {
    let mut cli = Cli::command();
    cli.build();
    let subcommands = cli.get_subcommands().filter(|command| command.get_name() != "help");
    subcommands.map(|command| (command.get_name().to_owned(), command.clone())).collect()
}

fn shown(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !argument.is_hide_set())
}

#[test]
fn every_argument_has_a_line_of_help() {
    for (name, command) in commands() {
        let texts = shown(&command).map(|argument| (argument.get_id().as_str(), argument.get_help()));
        for (id, text) in texts.chain([("about", command.get_about())]) {
            let text = text.map(ToString::to_string).unwrap_or_default();
            assert!(text.starts_with(|c: char| c.is_uppercase() || c == '`'), "{name} {id}: {text}");
            assert!(!text.ends_with('.'), "{name} {id}: {text}");
        }
    }
}

#[test]
fn the_same_flag_is_the_same_everywhere() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (name, command) in commands() {
        for argument in shown(&command) {
            // One command writes a file, another a file or a folder.
            let Some(long) = argument.get_long().filter(|long| *long != "output") else { continue };
            let (values, heading) = (argument.get_value_names(), argument.get_help_heading());
            let text = format!("{:?} {values:?} {heading:?}", argument.get_short());
            let first = known.entry(long.to_owned()).or_insert_with(|| text.clone());
            assert_eq!(*first, text, "{name} --{long}");
        }
    }
}

#[test]
fn headings_hold_what_they_say() {
    let mut headings: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let commands = commands();
    for argument in commands.iter().flat_map(|(_, command)| shown(command)) {
        let (Some(heading), Some(long)) = (argument.get_help_heading(), argument.get_long()) else { continue };
        let flags = headings.entry(heading).or_default();
        if !flags.iter().any(|known| known == long) {
            flags.push(long.to_owned());
        }
    }
    let expected: [(&str, &[&str]); 5] = [
        ("Feature Selection", &["all-features", "no-default-features", "features"]),
        ("Levels", &["deny", "warn", "allow"]),
        ("Manifest Options", &["manifest-path", "config", "locked", "offline", "frozen"]),
        ("OpenAPI", &["openapi", "union", "overlay", "merge"]),
        ("Package Selection", &["package", "workspace", "exclude", "target-kind", "compiled"]),
    ];
    let found: Vec<_> = headings.iter().map(|(heading, flags)| (*heading, flags.as_slice())).collect();
    assert_eq!(format!("{found:?}"), format!("{expected:?}"));
}

#[test]
fn help_names_every_command() {
    insta::assert_snapshot!(Project::new().run(&["--help"]).show());
    insta::assert_snapshot!(Project::new().run(&["check", "--help"]).show());
}

#[test]
fn short_help_fits() {
    for name in ["explain", "generate", "diff", "accept", "verify"] {
        insta::assert_snapshot!(Project::new().run(&[name, "-h"]).stdout);
    }
}
