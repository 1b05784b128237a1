//! Runs a server until the test is over.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;

/// A server on loopback. Dropped, it is gone with all its connections.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    /// Starts what `serve` makes of a listener.
    pub fn start<F, S>(serve: S) -> io::Result<Self>
    where
        S: FnOnce(TcpListener) -> F,
        F: Future<Output = ()> + Send + 'static,
    {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let _guard = runtime.enter();
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        // A crowd does not wait for repeated handshakes.
        let listener = socket.listen(4096)?;
        let address = listener.local_addr()?;
        runtime.spawn(serve(listener));
        Ok(Self { address, runtime: Some(runtime) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
