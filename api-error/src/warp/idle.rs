//! Ends connections that wait for a request for too long, whatever the client has sent of it.

use alloc::sync::Arc;
use core::convert::Infallible;
use core::future::poll_fn;
use core::pin::{Pin, pin};
use core::task::{Context, Poll};
use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use hyper::service::Service;
use pin_project_lite::pin_project;
use tokio::time::Instant;

/// What a connection does at the moment.
#[derive(Debug)]
struct Activity {
    /// The requests that are being answered.
    running: usize,
    /// When the connection began to wait for a request.
    waits_since: Instant,
}

/// The requests of one connection. It counts a request from the end of its head to the end of the body of its response.
#[derive(Clone, Debug)]
pub(super) struct Requests(Arc<Mutex<Activity>>);

impl Requests {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Activity { running: 0, waits_since: Instant::now() })))
    }

    /// Runs a connection. `None` if it has waited for a request for longer than the limit.
    ///
    /// A limit on the time to read a head, which servers have, begins after the version of the protocol is known, and only
    /// exists for HTTP/1.
    pub(super) async fn run<F: Future>(&self, connection: F, limit: Duration) -> Option<F::Output> {
        let mut connection = pin!(connection);
        let mut timer = pin!(tokio::time::sleep(limit));
        poll_fn(|context| {
            if let Poll::Ready(output) = connection.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            while timer.as_mut().poll(context).is_ready() {
                match self.deadline(limit) {
                    Some(deadline) if deadline <= Instant::now() => return Poll::Ready(None),
                    Some(deadline) => timer.as_mut().reset(deadline),
                    None => timer.as_mut().reset(Instant::now() + limit),
                }
            }
            Poll::Pending
        })
        .await
    }

    /// When the connection has waited for too long. `None` if a request is being answered.
    fn deadline(&self, limit: Duration) -> Option<Instant> {
        let activity = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (activity.running == 0).then(|| activity.waits_since + limit)
    }

    fn start(&self) -> Running {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).running += 1;
        Running(self.clone())
    }
}

/// A request that is being answered, until it is dropped.
#[derive(Debug)]
struct Running(Requests);

impl Drop for Running {
    fn drop(&mut self) {
        let mut activity = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        activity.running = activity.running.saturating_sub(1);
        activity.waits_since = Instant::now();
    }
}

/// A service that counts its requests.
#[derive(Clone, Debug)]
pub(super) struct Counting<S> {
    pub(super) service: S,
    pub(super) requests: Requests,
}

impl<S, B> Service<Request<Incoming>> for Counting<S>
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible>,
{
    type Response = Response<CountedBody<B>>;
    type Error = Infallible;
    type Future = CountedFuture<S::Future>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let running = Some(self.requests.start());
        CountedFuture { future: self.service.call(request), running }
    }
}

pin_project! {
    /// The future of a counted request.
    pub(super) struct CountedFuture<F> {
        #[pin]
        future: F,
        running: Option<Running>,
    }
}

impl<F, B> Future for CountedFuture<F>
where
    F: Future<Output = Result<Response<B>, Infallible>>,
{
    type Output = Result<Response<CountedBody<B>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let running = this.running;
        this.future.poll(context).map_ok(|response| response.map(|body| CountedBody { body, running: running.take() }))
    }
}

pin_project! {
    /// The body of the response to a counted request.
    pub(super) struct CountedBody<B> {
        #[pin]
        body: B,
        running: Option<Running>,
    }
}

impl<B: Body> Body for CountedBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        self.project().body.poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
