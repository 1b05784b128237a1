//! The body of a response of Rocket, which is a reader.

use alloc::vec::Vec;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::io;

use rocket::response::{Body, Response};
use rocket::tokio::io::{AsyncRead, ReadBuf};

use crate::serve::text::LOG_LIMIT;
use crate::serve::watch::Watch;

/// What of a text is there at once, until it is enough for a log line.
pub(super) fn beginning(mut body: Body<'_>) -> Vec<u8> {
    let mut text = [0; LOG_LIMIT + 1];
    let mut buffer = ReadBuf::new(&mut text);
    let mut context = Context::from_waker(Waker::noop());
    let mut before = None;
    while buffer.remaining() > 0 && before != Some(buffer.filled().len()) {
        before = Some(buffer.filled().len());
        if !matches!(Pin::new(&mut body).poll_read(&mut context, &mut buffer), Poll::Ready(Ok(()))) {
            break;
        }
    }
    buffer.filled().to_vec()
}

/// Gives a body back to its response. Watches it if it is a stream: other bodies are in memory or a file.
pub(super) fn put_back<'r>(response: &mut Response<'r>, body: Body<'r>, watch: Watch, is_stream: bool) {
    if !is_stream {
        *response.body_mut() = body;
        return;
    }
    let chunk = body.max_chunk_size();
    response.set_streamed_body(Watched { body, watch });
    response.set_max_chunk_size(chunk);
}

struct Watched<'r> {
    body: Body<'r>,
    watch: Watch,
}

impl AsyncRead for Watched<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Self { body, watch } = &mut *self;
        let read = watch.poll(|| Pin::new(body).poll_read(context, buffer).map(Some));
        read.map(|read| read.unwrap_or(Ok(())))
    }
}
