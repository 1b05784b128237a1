//! An HTTP/1.1 client that sends any bytes and reads one reply.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

/// A connection. It stays open until the server closes it or it is dropped.
#[derive(Debug)]
pub struct Connection {
    stream: BufReader<TcpStream>,
}

/// One response, framed as RFC 9112 section 6.3 says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// In the order in which they came, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects. A read fails after ten seconds without data.
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// Sends a request and reads its response. The server may answer before it has read everything.
    pub fn exchange(&mut self, request: &[u8]) -> io::Result<Reply> {
        let sent = self.stream.get_mut().write_all(request);
        let reply = self.receive(request.starts_with(b"HEAD "));
        if reply.is_err() {
            sent?;
        }
        reply
    }

    /// Sends a request and reads its response; the test fails without one.
    pub fn ask(&mut self, request: &[u8]) -> Reply {
        self.exchange(request).unwrap_or_else(|error| unreachable!("no reply: {error}"))
    }

    /// Sends bytes.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes)
    }

    /// Reads one response.
    pub fn receive(&mut self, is_head: bool) -> io::Result<Reply> {
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| malformed(format!("status line {status_line:?}")))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').ok_or_else(|| malformed(format!("header {line:?}")))?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut reply = Reply { status, headers, body: Vec::new() };
        if !(is_head || matches!(status, 100..=199 | 204 | 304)) {
            reply.body = self.body(&reply)?;
        }
        Ok(reply)
    }

    /// Whether the server has closed the connection, with nothing more to read.
    pub fn is_closed(&mut self) -> bool {
        matches!(self.stream.fill_buf(), Ok([]))
            || matches!(self.stream.fill_buf(), Err(error) if error.kind() == ErrorKind::ConnectionReset)
    }

    /// Sends nothing more, and waits until the server has closed the connection.
    pub fn finish(mut self) -> io::Result<()> {
        let mut rest = Vec::new();
        match self.stream.get_mut().shutdown(Shutdown::Write).and_then(|()| self.stream.read_to_end(&mut rest)) {
            Err(error) if !matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::NotConnected) => Err(error),
            _ => Ok(()),
        }
    }

    fn body(&mut self, reply: &Reply) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        if reply.header("transfer-encoding") == Some("chunked") {
            loop {
                let line = self.line()?;
                let size = usize::from_str_radix(&line, 16).map_err(|_| malformed(format!("chunk {line:?}")))?;
                let mut chunk = vec![0; size + 2];
                self.stream.read_exact(&mut chunk)?;
                if size == 0 {
                    return Ok(body);
                }
                body.extend_from_slice(chunk.get(..size).unwrap_or_default());
            }
        }
        match reply.header("content-length") {
            Some(length) => {
                let length = length.parse().map_err(|_| malformed(format!("length {length:?}")))?;
                body.resize(length, 0);
                self.stream.read_exact(&mut body)?;
            }
            None => drop(self.stream.read_to_end(&mut body)?),
        }
        Ok(body)
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line)?;
        match line.strip_suffix(b"\r\n") {
            Some(text) => Ok(String::from_utf8_lossy(text).into_owned()),
            None if line.is_empty() => Err(ErrorKind::UnexpectedEof.into()),
            None => Err(malformed(format!("line {line:?}"))),
        }
    }
}

fn malformed(what: String) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

/// A connection; the test fails without one.
#[must_use]
pub fn connect(address: SocketAddr) -> Connection {
    Connection::open(address).unwrap_or_else(|error| unreachable!("no connection: {error}"))
}

/// The reply to one request on a connection of its own; the test fails without one.
#[must_use]
pub fn ask(address: SocketAddr, request: &[u8]) -> Reply {
    once(address, request).unwrap_or_else(|error| unreachable!("no reply: {error}"))
}

/// The reply to GET, under a request id that is the target without its first slash.
#[must_use]
pub fn ask_with_id(address: SocketAddr, target: &str) -> Reply {
    let id = target.trim_start_matches('/');
    ask(address, format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: {id}\r\n\r\n").as_bytes())
}

/// The reply to one request on a connection of its own.
pub fn once(address: SocketAddr, request: &[u8]) -> io::Result<Reply> {
    Connection::open(address)?.exchange(request)
}

impl Reply {
    /// The only value of a header; `None` if it is absent or there are several.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let first = values.next();
        if values.next().is_some() { None } else { first }
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; `null` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Status, headers sorted by name, body; without the date, and with `<id>` in place of the request id.
    #[must_use]
    pub fn show(&self) -> String {
        let mut out = format!("{}\n", self.status);
        let mut headers: Vec<_> = self.headers.iter().filter(|(name, _)| name != "date").collect();
        headers.sort();
        for (name, value) in headers {
            let _ = writeln!(out, "{name}: {value}");
        }
        out.push('\n');
        out.push_str(&self.text());
        match self.header("x-request-id") {
            Some(id) if !id.is_empty() => out.replace(id, "<id>"),
            _ => out,
        }
    }
}
