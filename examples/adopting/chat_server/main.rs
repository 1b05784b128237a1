//! The errors of a Matrix homeserver: `{"errcode": .., "error": ..}`, with the details of each code at the top of the body.
//!
//! `before.rs` is the code as it was, `after.rs` what replaces it. Run it to see every response; the test compares them.

mod after;
mod before;

use std::io;

use api_error::ErrorLayer;
use golden::Pair;

async fn pairs() -> Result<Vec<Pair>, axum::Error> {
    let room = "!lobby:example.org";
    let (contact, version) = ("mailto:admin@example.org", "12");
    let io = || io::Error::other("db01.internal refused the connection");
    let errors = [
        (before::Error::Forbidden { room: room.into() }, after::Error::Forbidden { room: room.into() }),
        (before::Error::UnknownToken { soft_logout: true }, after::Error::UnknownToken { soft_logout: true }),
        (before::Error::LimitExceeded { retry_after_ms: 2_500 }, after::Error::LimitExceeded { retry_after_ms: 2_500 }),
        (
            before::Error::IncompatibleRoomVersion { room_version: version.into() },
            after::Error::IncompatibleRoomVersion { room_version: version.into() },
        ),
        (
            before::Error::WrongRoomKeysVersion { current_version: version.into() },
            after::Error::WrongRoomKeysVersion { current_version: version.into() },
        ),
        (
            before::Error::ResourceLimitExceeded { admin_contact: contact.into() },
            after::Error::ResourceLimitExceeded { admin_contact: contact.into() },
        ),
        (before::Error::NotFound, after::Error::NotFound),
        (before::Error::Database(io()), after::Error::Database(io())),
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
