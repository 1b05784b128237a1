//! Why a run could not complete.

use crate::location::Location;

/// The exit code of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Clean,
    /// Findings at the level that fails, drift, or an unknown code.
    Findings,
    /// Wrong arguments or configuration.
    Usage,
    /// The run could not complete: never the same as "no findings".
    Incomplete,
    /// That of the checker that `check --and-then` ran.
    Checker(u8),
}

impl Exit {
    /// The number that the program ends with.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Incomplete => 101,
            Self::Checker(code) => code,
        }
    }
}

/// A fact, how to fix it, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default())]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The fact.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// The place of the mistake, in a file that was read.
    pub place: Option<Box<Location>>,
}

impl Failure {
    /// The answer is no: drift, an unknown code, findings that prevent a release.
    pub fn negative(message: impl Into<String>) -> Self {
        Self::new(Exit::Findings, message)
    }

    /// Wrong arguments or configuration.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// The run could not complete.
    pub fn incomplete(message: impl Into<String>) -> Self {
        Self::new(Exit::Incomplete, message)
    }

    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), help: None, place: None }
    }

    /// The same with a place.
    pub fn at(self, file: &str, line: usize, column: usize) -> Self {
        Self { place: Some(Box::new(Location { file: file.into(), line, column })), ..self }
    }

    /// The same with a way out, unless it has one.
    pub(crate) fn or_help(self, help: &str) -> Self {
        Self { help: self.help.or_else(|| Some(help.to_owned())), ..self }
    }

    /// The same with a way out.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}
