//! Messages for people, on stderr. Only data goes to stdout.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
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
        if !self.quiet {
            line(&format!("{VERB}{verb:>12}{VERB:#} {text}"));
        }
    }

    /// The result of a run: `27 codes`.
    pub fn result(self, text: &str) {
        if !self.quiet {
            line(text);
        }
    }

    /// A warning.
    pub fn warning(self, text: &str) {
        if !self.quiet {
            line(&format!("{WARNING}warning{WARNING:#}: {text}"));
        }
    }

    /// An explanation, with `-v`.
    pub fn detail(self, text: &str) {
        if self.verbose {
            line(&format!("{HELP}note{HELP:#}: {text}"));
        }
    }

    /// What to do next.
    pub fn help(self, text: &str) {
        if !self.quiet {
            help(text);
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
            help(text);
        }
    }

    /// A spinner on a terminal, once the work takes longer than half a second.
    #[must_use]
    pub fn progress(self, text: &'static str) -> Progress {
        if self.quiet || !std::io::stderr().is_terminal() {
            return Progress { running: None };
        }
        let (done, wait) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            if wait.recv_timeout(Duration::from_millis(500)) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(text);
            while wait.recv_timeout(Duration::from_millis(100)) == Err(RecvTimeoutError::Timeout) {
                bar.tick();
            }
            bar.finish_and_clear();
        });
        Progress { running: Some((done, thread)) }
    }
}

/// Ends the spinner when dropped.
#[derive(Debug)]
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.running.take() {
            drop(done);
            // Only the spinner runs in that thread.
            let _ = thread.join();
        }
    }
}

fn help(text: &str) {
    line(&format!("{HELP}help{HELP:#}: {text}"));
}

/// A closed stderr is no reason to fail.
fn line(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}
