//! The errors of a stream. Their status is in the trailers, which have no extensions. But tonic drops the status in the poll
//! that returns its trailers, and so the layer finds the error behind it.

use core::fmt::Display;
use core::task::Poll;

use bytes::Bytes;
use http::HeaderMap;
use http_body::Frame;
use tonic::Code;

use super::dropped::Notes;
use super::finish::{self, code_of};
use crate::serve::watch::Watch;
use crate::serve::{ErrorRecord, Exchange};

/// Polls the body of a response. Logs the error in its trailers.
pub(crate) fn poll<E: Display>(
    watch: &Watch,
    poll: impl FnOnce() -> Poll<Option<Result<Frame<Bytes>, E>>>,
) -> Poll<Option<Result<Frame<Bytes>, E>>> {
    let notes = Notes::begin();
    let polled = watch.poll(poll);
    let dropped = notes.end();
    if let Poll::Ready(Some(Ok(frame))) = &polled
        && let Some(trailers) = frame.trailers_ref()
    {
        watch.once(|exchange| log_trailers(exchange, trailers, dropped));
    }
    polled
}

fn log_trailers(exchange: &Exchange, trailers: &HeaderMap, dropped: Option<ErrorRecord>) {
    let Some(code) = code_of(trailers).filter(|code| *code != Code::Ok) else { return };
    let is_behind = |record: &ErrorRecord| super::code(record.error().status(), record.error().error_type()) == code;
    let logged = exchange.guarded(|| match dropped.filter(is_behind) {
        Some(record) => finish::log(exchange, &record, None),
        None => finish::log_foreign(exchange, code, trailers),
    });
    if let Err(panic) = logged {
        finish::log(exchange, &panic, None);
    }
}
