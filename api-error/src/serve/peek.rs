//! A body in, the beginning of its text out.

use alloc::vec::Vec;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use bytes::Buf;
use http_body::Body;

use crate::serve::text::LOG_LIMIT;

/// What of a body is there at once, until it is enough for a log line. Texts of handlers and frameworks are in memory; nobody
/// waits for others.
pub(crate) fn beginning<B: Body>(body: B) -> Vec<u8> {
    let mut body = pin!(body);
    let mut context = Context::from_waker(Waker::noop());
    let mut text = Vec::new();
    while text.len() <= LOG_LIMIT
        && let Poll::Ready(Some(Ok(frame))) = body.as_mut().poll_frame(&mut context)
    {
        let Ok(mut data) = frame.into_data() else { break };
        while data.has_remaining() && text.len() <= LOG_LIMIT {
            let chunk = data.chunk();
            let part = chunk.len().min(LOG_LIMIT + 1 - text.len());
            text.extend_from_slice(chunk.get(..part).unwrap_or_default());
            data.advance(part);
        }
    }
    text
}
