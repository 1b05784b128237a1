//! The errors of a search engine in the manner of Meilisearch: `{"message", "code", "type", "link"}`, types of its own, and
//! codes that several errors share, each with its own text.
//!
//! `before.rs` is the code as it was, `after.rs` what replaces it. Run it to see every response; the test compares them.

mod after;
mod before;

use std::io;

use api_error::ErrorLayer;
use golden::Pair;

async fn pairs() -> Result<Vec<Pair>, axum::Error> {
    let io = || io::Error::other("permission denied");
    let (index, attribute, path) = ("movies", "genre", "/var/lib/engine/movies/data.mdb");
    let filterable = || vec!["year".to_owned()];
    let errors = [
        (before::Error::IndexNotFound(index.into()), after::Error::IndexNotFound(index.into())),
        (before::Error::FilterSyntax { column: 14 }, after::Error::FilterSyntax { column: 14 }),
        (
            before::Error::FilterAttribute { attribute: attribute.into(), filterable: filterable() },
            after::Error::FilterAttribute { attribute: attribute.into(), filterable: filterable() },
        ),
        (before::Error::FilterTooLarge(attribute.into(), 200), after::Error::FilterTooLarge(attribute.into(), 200)),
        (before::Error::InvalidApiKey, after::Error::InvalidApiKey),
        (before::Error::DatabaseLocked { pid: 4711 }, after::Error::DatabaseLocked { pid: 4711 }),
        (before::Error::QueueFull(1_000_000), after::Error::QueueFull(1_000_000)),
        (
            before::Error::Read { path: path.into(), source: io() },
            after::Error::Read { path: path.into(), source: io() },
        ),
    ];
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
        assert_eq!(pairs.len(), 8);
        for pair in pairs {
            assert_eq!(pair.before, pair.after);
        }
    }
}
