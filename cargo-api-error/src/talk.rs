//! Messages for people, on stderr. Only data goes to stdout.

use std::io::Write;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::ProgressBar;

use crate::failure::Failure;

const VERB: Style = AnsiColor::Green.on_default().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// How many messages the program prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// Errors only.
    pub quiet: bool,
    /// Also what was skipped, and why.
    pub verbose: bool,
}

impl Talk {
    /// `   Generated errors.json`, in cargo's style.
    pub fn status(self, verb: &str, text: &str) {
        self.say(&format!("{VERB}{verb:>12}{VERB:#} {text}"));
    }

    /// The result of a run: `27 codes`.
    pub fn result(self, text: &str) {
        self.say(text);
    }

    /// A warning.
    pub fn warning(self, text: &str) {
        self.say(&format!("{WARNING}warning{WARNING:#}: {text}"));
    }

    /// An explanation, with `-v`.
    pub fn detail(self, text: &str) {
        if self.verbose {
            line(&format!("{HELP}note{HELP:#}: {text}"));
        }
    }

    /// What to do next.
    pub fn help(self, text: &str) {
        self.say(&helping(text));
    }

    fn say(self, text: &str) {
        if !self.quiet {
            line(text);
        }
    }

    /// A finished report.
    pub fn report(self, text: &str) {
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Why the run could not complete.
    pub fn failure(self, failure: &Failure) {
        line(&format!("{ERROR}error{ERROR:#}: {failure}"));
        if let Some(text) = &failure.help {
            line(&helping(text));
        }
    }

    /// A spinner on a terminal for work that takes seconds; its owner clears it.
    pub fn progress(self, text: &'static str) -> ProgressBar {
        let bar = if self.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner().with_message(text) };
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }
}

fn helping(text: &str) -> String {
    format!("{HELP}help{HELP:#}: {text}")
}

/// A closed stderr is no reason to fail.
fn line(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}
