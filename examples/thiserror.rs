//! thiserror writes for the log, api-error for the client: one enum, two texts, nothing typed twice.
//!
//! `cargo run --example thiserror`

use std::error::Error;
use std::num::ParseIntError;

use api_error::ApiError;

/// With `message(display)`, the public text of a 4xx is what `#[error]` says; a 5xx keeps it to the log.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(message(display))]
enum ImportError {
    /// One cell is not a number.
    #[error("line {line} has no valid quantity")]
    #[api_error(status = 422, param = "lines[{line}].quantity")]
    BadQuantity {
        /// From 0.
        line: usize,
        /// What the parser said.
        source: ParseIntError,
    },

    /// The file has too many lines.
    #[error("{lines} lines are too many, {most} is the limit")]
    #[api_error(status = 413)]
    TooLong {
        /// Found.
        lines: usize,
        /// Allowed.
        most: usize,
    },

    /// Storage is full. The `Display` output names a host, so it stays inside.
    #[error("no space on {host}")]
    #[api_error(status = 507)]
    NoSpace {
        /// Internal.
        host: &'static str,
    },
}

fn quantity(line: usize, cell: &str) -> Result<u32, ImportError> {
    cell.trim().parse().map_err(|source| ImportError::BadQuantity { line, source })
}

fn check_length(lines: usize) -> Result<(), ImportError> {
    if lines > 1000 { Err(ImportError::TooLong { lines, most: 1000 }) } else { Ok(()) }
}

fn main() {
    let errors = [
        quantity(3, "a dozen").err(),
        check_length(4711).err(),
        Some(ImportError::NoSpace { host: "store-7.internal" }),
    ];
    for error in errors.iter().flatten() {
        println!("client reads   {} {}", error.status(), error.to_json(None));
        println!("log reads      {}\n", chain(error));
    }
}

/// The error and its sources, as a log wants them.
fn chain(error: &dyn ApiError) -> String {
    let Some(error) = error.as_error() else { return format!("{error:?}") };
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = <dyn Error>::source(cause);
    }
    text
}
