//! thiserror writes the text for the log, api-error the text for the client: one enum with both, and nothing is
//! written twice.
//!
//! `cargo run --example thiserror`

use std::error::Error;
use std::num::ParseIntError;

use api_error::ApiError;

/// With `message(display)`, the public text of a 4xx is that of `#[error]`. That of a 5xx goes only to the log.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(message(display))]
enum ImportError {
    /// A cell is not a number.
    #[error("line {line} has no valid quantity")]
    #[api_error(status = 422, param = "lines[{line}].quantity")]
    BadQuantity {
        /// The number of the line, from 0.
        line: usize,
        /// The error of the parser.
        source: ParseIntError,
    },

    /// The file has too many lines.
    #[error("{lines} lines are too many, {most} is the limit")]
    #[api_error(status = 413)]
    TooLong {
        /// The number of lines in the file.
        lines: usize,
        /// The largest number of lines.
        most: usize,
    },

    /// The storage is full. The `Display` output names a host, so it goes only to the log.
    #[error("no space on {host}")]
    #[api_error(status = 507)]
    NoSpace {
        /// For the log only.
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

/// The error and its sources on one line, for the log.
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
