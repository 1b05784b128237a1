//! The body of a response on its way to the client: what goes wrong after the head has left.

use alloc::string::String;
use core::cell::Cell;
use core::fmt::Display;
#[cfg(feature = "__watched")]
use core::pin::Pin;
#[cfg(feature = "__watched")]
use core::task::Context;
use core::task::Poll;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use http::StatusCode;

use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::text::for_log;
use crate::serve::{Exchange, FrameworkError, Rejection, guard};

std::thread_local! {
    /// Whether the poll that runs, or ran last, on this thread has logged something: of two layers, the inner one does.
    static HAS_LOGGED: Cell<bool> = const { Cell::new(false) };
}

/// Logs the error of a body under the id of its request.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    exchange: Exchange,
    status: StatusCode,
}

impl Watch {
    /// `status` is that of the head.
    pub(crate) fn new(exchange: Exchange, status: StatusCode) -> Self {
        Self { exchange, status }
    }

    /// Polls the body inside of the layer. Logs its error, or its panic, which then goes on: the client has a part of the
    /// response, and only a broken connection says that the rest is missing.
    pub(crate) fn poll<T, E: Display>(
        &self,
        poll: impl FnOnce() -> Poll<Option<Result<T, E>>>,
    ) -> Poll<Option<Result<T, E>>> {
        let inside = InsideLayer::enter();
        HAS_LOGGED.set(false);
        let polled = catch_unwind(AssertUnwindSafe(poll)).unwrap_or_else(|payload| {
            self.log(FrameworkError::InternalPanic, guard::text_of(payload.as_ref()));
            resume_unwind(payload)
        });
        if let Poll::Ready(Some(Err(error))) = &polled {
            let text = catch_unwind(AssertUnwindSafe(|| for_log(error)));
            self.log(FrameworkError::Internal, text.unwrap_or_else(guard::text_of_panic));
        }
        drop(inside);
        polled
    }

    fn log(&self, kind: FrameworkError, reason: String) {
        self.once(|exchange| exchange.log_body(self.status, &Rejection::from(kind).with_reason(Some(reason))));
    }

    /// Logs what the last poll has returned, unless the layer inside of this one has done that.
    pub(crate) fn once(&self, log: impl FnOnce(&Exchange)) {
        if !HAS_LOGGED.replace(true) {
            log(&self.exchange);
        }
    }
}

/// A body with its watch, for frameworks that box bodies.
#[cfg(feature = "__watched")]
#[derive(Debug)]
pub(crate) struct Watched<B> {
    body: B,
    watch: Watch,
}

#[cfg(feature = "__watched")]
impl<B> Watched<B> {
    pub(crate) fn new(body: B, watch: Watch) -> Self {
        Self { body, watch }
    }
}

#[cfg(feature = "__watched")]
impl<B> http_body::Body for Watched<B>
where
    B: http_body::Body + Unpin,
    B::Error: Display,
{
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<B::Data>, B::Error>>> {
        let Self { body, watch } = &mut *self;
        watch.poll(|| Pin::new(body).poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
