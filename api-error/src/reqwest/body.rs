//! Reads the body of an error response, as far as it comes.

use core::error::Error;
use core::time::Duration;
use std::io;

use reqwest::Response;

use crate::client::{Body, BodyReader, BodyState};

/// What comes in this time, at most 64 KiB.
pub(super) async fn read(response: &mut Response, longest: Duration) -> Body {
    let mut reader = BodyReader::new();
    let chunks = async {
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if reader.push(&chunk) => {}
                Ok(_) => return BodyState::Complete,
                Err(error) => return state_of(&error),
            }
        }
    };
    let state = tokio::time::timeout(longest, chunks).await.unwrap_or(BodyState::Truncated);
    reader.finish(state)
}

/// Whether the content coding is corrupt, or the connection broke. reqwest says `is_decode` for both. An error of the decoder
/// is the direct cause; one of the connection is inside of an error of hyper.
fn state_of(error: &reqwest::Error) -> BodyState {
    let kind = error.source().and_then(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    if matches!(kind, Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput)) {
        BodyState::Undecodable
    } else {
        BodyState::Truncated
    }
}
