//! A server that runs until the test drops it.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;

/// A server on loopback. When it is dropped, it closes all its connections.
#[derive(Debug)]
pub struct Server {
    /// The address that it listens on.
    pub address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    /// Starts the server that `serve` makes of a listener.
    pub fn start<F, S>(serve: S) -> io::Result<Self>
    where
        S: FnOnce(TcpListener) -> F,
        F: Future<Output = ()> + Send + 'static,
    {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let _guard = runtime.enter();
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        // Long enough for a crowd: connections beyond the backlog wait for a second.
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
