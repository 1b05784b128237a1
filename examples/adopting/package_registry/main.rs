//! The errors of a package registry: `{"errors": [{"detail": ..}]}`, without codes, and with statuses that the service learns
//! only when an upstream service answers.
//!
//! `before.rs` is the code as it was, `after.rs` what replaces it. Run it to see every response; the test compares them.

mod after;
mod before;

use std::io;

use api_error::ErrorLayer;
use axum::http::StatusCode;
use golden::Pair;

async fn pairs() -> Result<Vec<Pair>, axum::Error> {
    let io = || io::Error::other("bucket eu-west-1/private does not answer");
    let mut errors = vec![
        (before::package_not_found("left-pad"), after::Error::PackageNotFound { name: "left-pad".into() }),
        (before::signed_out(), after::Error::SignedOut),
        (before::version_exists("1.0.0"), after::Error::VersionExists { version: "1.0.0".into() }),
        (before::storage(&io()), after::Error::Storage(io())),
    ];
    for status in [StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SERVICE_UNAVAILABLE] {
        let text = "the index is \"read-only\"";
        errors.push((before::index_rejected(status, text), after::Error::IndexRejected { status, text: text.into() }));
    }
    golden::pairs(errors, &ErrorLayer::new().shape(&after::BODY)).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), axum::Error> {
    for pair in pairs().await? {
        println!("{pair}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn no_client_notices() {
        let pairs = pairs().await.unwrap_or_default();
        assert_eq!(pairs.len(), 7);
        for pair in pairs {
            assert_eq!(pair.before, pair.after);
        }
    }
}
