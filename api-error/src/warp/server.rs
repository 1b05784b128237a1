//! Serves connections with a service. `warp::serve` does that only for filters.

use alloc::boxed::Box;
use core::convert::Infallible;
use core::error::Error;
use core::future::poll_fn;
use core::pin::pin;
use core::task::Poll;
use core::time::Duration;
use std::io;

use http::{Request, Response};
use http_body::Body;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower::Service;

/// Serves a service such as `ErrorLayer::new().layer(warp::service(routes))`, until `stop` is ready.
///
/// Then it accepts no more connections, answers the requests that it has received, and returns. Clients have 30 seconds to
/// send the head of a request.
///
/// ```no_run
/// use api_error::ErrorLayer;
/// use tower::Layer;
/// use warp::Filter;
///
/// # async fn run() -> std::io::Result<()> {
/// let routes = warp::path("ping").map(|| "pong").recover(api_error::warp::recover);
/// let service = ErrorLayer::new().layer(warp::service(routes));
/// let listener = tokio::net::TcpListener::bind(("127.0.0.1", 3000)).await?;
/// api_error::warp::serve(listener, service, std::future::pending()).await;
/// # Ok(())
/// # }
/// ```
pub async fn serve<S, B>(listener: TcpListener, service: S, stop: impl Future<Output = ()>)
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(30));
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = poll_fn(|context| match stop.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => listener.poll_accept(context).map(Some),
        });
        let stream = match accepted.await {
            None => break,
            Some(Ok((stream, _))) => stream,
            Some(Err(error)) => {
                wait_after(&error).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(service.clone());
        let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service).into_owned();
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(target: "api_error", %error, "connection ended");
            }
        });
    }
    drop(listener);
    connections.shutdown().await;
}

/// Waits after an error of `accept`, such as too many open files, that only time can fix. Does not wait if a client has closed
/// its connection.
async fn wait_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(target: "api_error", %error, "could not accept a connection");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
