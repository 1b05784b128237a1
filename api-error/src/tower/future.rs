//! The future of a request.

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll};

use bytes::Bytes;
use http::Response;
use pin_project_lite::pin_project;

use super::body::ErrorBody;
use super::cause::{self, BoxError};
use super::protocol::Protocol;
use crate::serve::{BodyChange, ErrorRecord, Exchange, Head};

pin_project! {
    /// The future of an [`ErrorService`](crate::tower::ErrorService).
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        state: State<F>,
        exchange: Exchange,
        protocol: Protocol,
    }
}

pin_project! {
    #[project = StateProjection]
    #[derive(Debug)]
    enum State<F> {
        Running { #[pin] future: F },
        Answered { record: ErrorRecord },
    }
}

impl<F> ErrorFuture<F> {
    pub(super) fn running(exchange: Exchange, protocol: Protocol, future: F) -> Self {
        Self { state: State::Running { future }, exchange, protocol }
    }

    pub(super) fn answered(exchange: Exchange, protocol: Protocol, record: ErrorRecord) -> Self {
        Self { state: State::Answered { record }, exchange, protocol }
    }
}

impl<F, R, E> Future for ErrorFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
    R: http_body::Body<Data = Bytes>,
    E: Into<BoxError>,
{
    type Output = Result<Response<ErrorBody<R>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let answer = match this.state.project() {
            StateProjection::Running { future } => match this.exchange.guarded(|| future.poll(context)) {
                Ok(Poll::Pending) => return Poll::Pending,
                Ok(Poll::Ready(answer)) => answer.map_err(|failure| cause::of_failure(failure.into())),
                Err(record) => Err(record),
            },
            StateProjection::Answered { record } => Err(record.clone()),
        };
        Poll::Ready(Ok(match (answer, *this.protocol) {
            (Ok(response), _) => finish(this.exchange, response),
            (Err(record), Protocol::Http) => answer_with(this.exchange, record),
            #[cfg(feature = "tonic")]
            (Err(record), Protocol::Grpc(call)) => {
                let parts = crate::tonic::answer(this.exchange, call, &record);
                Response::from_parts(parts, ErrorBody::ours(Bytes::new()))
            }
        }))
    }
}

fn finish<R: http_body::Body>(exchange: &Exchange, response: Response<R>) -> Response<ErrorBody<R>> {
    // Some empty bodies do not report their length.
    let exact_len = response.body().size_hint().exact().or_else(|| response.body().is_end_stream().then_some(0));
    let (mut parts, body) = response.into_parts();
    #[cfg(feature = "tonic")]
    if crate::tonic::finish(exchange, &mut parts) {
        return Response::from_parts(parts, ErrorBody::inner(body));
    }
    let mut head = Head::from(&mut parts);
    let body = match exchange.finish(&mut head, exact_len) {
        BodyChange::Keep => ErrorBody::inner(body),
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
    let body = match exchange.finish(&mut head, Some(0)) {
        BodyChange::Keep => ErrorBody::ours(Bytes::new()),
        BodyChange::Replace(bytes) => ErrorBody::ours(bytes),
    };
    Response::from_parts(parts, body)
}
