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
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower::Service;

use super::idle::{Counting, Requests};

/// Serves a service such as `ErrorLayer::new().layer(warp::service(routes))`, until `stop` is ready.
///
/// Then it accepts no more connections, answers the requests that it has received, and returns.
///
/// It closes a connection that waits for a request for 30 seconds, whether the client has sent nothing, a part of the head or
/// earlier requests. A request that is being answered has no limit.
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
    serve_within(LONGEST_WAIT, listener, service, stop).await;
}

/// How long a connection waits for a request.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

async fn serve_within<S, B>(longest_wait: Duration, listener: TcpListener, service: S, stop: impl Future<Output = ()>)
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let builder = Builder::new(TokioExecutor::new());
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
        let requests = Requests::new();
        let service = Counting { service: TowerToHyperService::new(service.clone()), requests: requests.clone() };
        let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service).into_owned();
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            match requests.run(connection, longest_wait).await {
                Some(Ok(())) => {}
                Some(Err(error)) => tracing::debug!(target: "api_error", %error, "connection ended"),
                None => tracing::debug!(target: "api_error", "closed a connection without a request"),
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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;
    use core::future::pending;
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::thread;
    use std::time::Instant;

    use warp::Filter;

    use super::*;

    const WAIT: Duration = Duration::from_millis(200);

    fn start() -> io::Result<(tokio::runtime::Runtime, SocketAddr)> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
        let address = listener.local_addr()?;
        let slow = warp::path("slow").then(|| async {
            tokio::time::sleep(WAIT * 4).await;
            "slow"
        });
        let routes = slow.or(warp::path("ping").map(|| "pong"));
        runtime.spawn(serve_within(WAIT, listener, warp::service(routes), pending()));
        Ok((runtime, address))
    }

    /// What the server sends before it closes the connection, and after how long it does.
    fn exchange(address: SocketAddr, sent: &[u8]) -> io::Result<(Vec<u8>, Duration)> {
        let mut client = TcpStream::connect(address)?;
        client.set_read_timeout(Some(WAIT * 20))?;
        client.write_all(sent)?;
        let (since, mut received) = (Instant::now(), Vec::new());
        client.read_to_end(&mut received)?;
        Ok((received, since.elapsed()))
    }

    #[test]
    fn a_silent_client_is_disconnected_whatever_it_has_sent() {
        const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        let Ok((_runtime, address)) = start() else { unreachable!("the server does not start") };
        let settings = [PREFACE, b"\0\0\0\x04\0\0\0\0\0"].concat();
        // HEADERS without END_HEADERS.
        let half_a_head = [&settings[..], b"\0\0\x01\x01\0\0\0\0\x01\x82"].concat();
        let clients = [
            &b""[..],
            b"PRI * HTTP",
            PREFACE,
            &settings,
            &half_a_head,
            b"GET /pi",
            b"GET /ping HTTP/1.1\r\nhost: x\r\n",
            b"GET /ping HTTP/1.1\r\nhost: x\r\n\r\n",
            b"GET /ping HTTP/1.1\r\nhost: x\r\n\r\nGET /pi",
        ];
        thread::scope(|scope| {
            for sent in clients {
                scope.spawn(move || {
                    let end = exchange(address, sent).map(|(_, after)| after);
                    assert!(
                        end.is_ok_and(|after| after >= WAIT / 2),
                        "{:?}",
                        alloc::string::String::from_utf8_lossy(sent)
                    );
                });
            }
        });
    }

    #[test]
    fn a_request_that_is_being_answered_has_no_limit() {
        let Ok((_runtime, address)) = start() else { unreachable!("the server does not start") };
        let answer = exchange(address, b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n");
        assert!(answer.is_ok_and(|(bytes, after)| bytes.ends_with(b"slow") && after >= WAIT * 4));
    }
}
