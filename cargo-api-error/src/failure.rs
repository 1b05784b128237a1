//! Why a run ended before it had an answer.

use std::fmt;

/// The exit code of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything is as it should be.
    Clean,
    /// Findings at the level that fails, drift, or an unknown code.
    Findings,
    /// Wrong arguments or configuration.
    Usage,
    /// The question could not be answered: never the same as "no findings".
    Incomplete,
}

impl Exit {
    /// The number that the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Incomplete => 101,
        }
    }
}

/// A fact, the way out, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The fact, in the words of the house style.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

impl Failure {
    /// Wrong arguments or configuration.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, message: message.into(), help: None }
    }

    /// The question could not be answered.
    #[must_use]
    pub fn incomplete(message: impl Into<String>) -> Self {
        Self { exit: Exit::Incomplete, message: message.into(), help: None }
    }

    /// The same with a way out.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
