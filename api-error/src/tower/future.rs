//! The future of a request.

use alloc::vec::Vec;
use core::convert::Infallible;
use core::fmt::Display;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use bytes::Bytes;
use http::Response;
use http_body::Body;
use pin_project_lite::pin_project;

use super::body::ErrorBody;
use super::cause::{self, BoxError};
use super::protocol::Protocol;
use crate::serve::watch::Watch;
use crate::serve::{BodyChange, ErrorRecord, Exchange, Head, guard, peek};

pin_project! {
    /// The future of an [`ErrorService`](crate::tower::ErrorService).
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        state: State<F>,
        // Absent once the future is done.
        exchange: Option<Exchange>,
        protocol: Protocol,
    }
}

pin_project! {
    #[project = StateProjection]
    #[derive(Debug)]
    enum State<F> {
        Running { #[pin] future: F },
        Answered { record: ErrorRecord },
        Done,
    }
}

impl<F> ErrorFuture<F> {
    pub(super) fn running(exchange: Exchange, protocol: Protocol, future: F) -> Self {
        Self { state: State::Running { future }, exchange: Some(exchange), protocol }
    }

    pub(super) fn answered(exchange: Exchange, protocol: Protocol, record: ErrorRecord) -> Self {
        Self { state: State::Answered { record }, exchange: Some(exchange), protocol }
    }
}

impl<F, R, E> Future for ErrorFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
    R: Body<Data = Bytes>,
    R::Error: Display,
    E: Into<BoxError>,
{
    type Output = Result<Response<ErrorBody<R>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let Some(exchange) = this.exchange.as_ref() else { return Poll::Pending };
        let polled = match this.state.as_mut().project() {
            StateProjection::Running { future } => {
                let run = || future.poll(context).map_err(|failure| cause::of_failure(failure.into()));
                exchange.guarded(run).unwrap_or_else(|panic| Poll::Ready(Err(panic)))
            }
            StateProjection::Answered { record } => Poll::Ready(Err(record.clone())),
            StateProjection::Done => Poll::Pending,
        };
        let answer = ready!(polled);
        // The future is code of the service too.
        guard::quietly(|| this.state.set(State::Done));
        let Some(exchange) = this.exchange.take() else { return Poll::Pending };
        Poll::Ready(Ok(match (answer, *this.protocol) {
            (Ok(response), _) => finish(exchange, response),
            (Err(record), Protocol::Http) => answer_with(&exchange, record),
            #[cfg(feature = "tonic")]
            (Err(record), Protocol::Grpc(call)) => {
                let parts = crate::tonic::answer(&exchange, call, &record);
                Response::from_parts(parts, ErrorBody::ours(Bytes::new()))
            }
        }))
    }
}

fn finish<R: Body<Data = Bytes>>(exchange: Exchange, response: Response<R>) -> Response<ErrorBody<R>> {
    // Some empty bodies do not report their length.
    let exact_len = response.body().size_hint().exact().or_else(|| response.body().is_end_stream().then_some(0));
    let (mut parts, body) = response.into_parts();
    #[cfg(feature = "tonic")]
    if crate::tonic::finish(&exchange, &mut parts) {
        let watch = Watch::new(exchange, parts.status);
        return Response::from_parts(parts, ErrorBody::inner(body, watch));
    }
    let mut head = Head::from(&mut parts);
    let body = match exchange.finish(&mut head, exact_len, body, peek::beginning) {
        BodyChange::Keep(body) => ErrorBody::inner(body, Watch::new(exchange, parts.status)),
        BodyChange::Replace(bytes) => ErrorBody::ours(bytes),
    };
    Response::from_parts(parts, body)
}

fn answer_with<R>(exchange: &Exchange, record: ErrorRecord) -> Response<ErrorBody<R>> {
    let (mut parts, ()) = Response::new(()).into_parts();
    parts.status = record.error().status().into();
    parts.headers = crate::http::headers(record.error());
    parts.extensions.insert(record);
    let mut head = Head::from(&mut parts);
    let body = match exchange.finish(&mut head, Some(0), (), |()| Vec::new()) {
        BodyChange::Keep(()) => ErrorBody::ours(Bytes::new()),
        BodyChange::Replace(bytes) => ErrorBody::ours(bytes),
    };
    Response::from_parts(parts, body)
}
