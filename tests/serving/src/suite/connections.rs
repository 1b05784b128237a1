//! A connection stays usable after an error: lengths are right, and nothing of a replaced body is left.

use std::io::Write;
use std::net::{Shutdown, TcpStream};

use super::exception::Check;
use super::framework::{Framework, layered, setups, trusting};
use super::outcome::Outcomes;
use crate::cases::{self, REJECTED_BY_THE_SERVER, STALE_HEADERS, get, head};
use crate::wire::{Connection, Reply, connect};

/// Another request on the same connection.
fn next_request_works(connection: &mut Connection) {
    let next = connection.ask(&get("/users/7"));
    assert_eq!((next.status, next.text().as_str()), (200, "7"), "the next request on the connection");
}

fn length(reply: &Reply) -> Option<usize> {
    reply.header("content-length").and_then(|length| length.parse().ok())
}

/// Two more requests on the connection that an error came over, for each row.
pub fn connections_are_reused<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::Reuse);
    for (setup_name, readers, setup) in setups() {
        let server = F::serve(readers, setup);
        for case in cases::all() {
            outcomes.case(format!("{setup_name}: {}", case.name), || {
                let mut connection = connect(server.address);
                let reply = connection.ask(&case.request);
                if reply.json().get("code").is_some() {
                    assert_eq!(length(&reply), Some(reply.body.len()));
                }
                // The server itself closes these connections: it does not know where the next request starts.
                if case.name == "9 MB body" || REJECTED_BY_THE_SERVER.contains(&case.name) {
                    return;
                }
                assert_ne!(reply.header("connection"), Some("close"), "the server closes the connection");
                next_request_works(&mut connection);
                next_request_works(&mut connection);
            });
        }
    }
    outcomes.finish();
}

/// Those of the stale headers that an answer of the layer has too.
const KEPT_HEADERS: [&str; 5] = ["content-type", "content-length", "cache-control", "allow", "set-cookie"];

/// A handler set a length, a coding and other headers for the body that the layer replaces.
pub fn stale_headers<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::StaleHeaders);
    let server = layered::<F>(trusting());
    for (name, request) in [("GET", get("/foreign/stale")), ("HEAD", head("/foreign/stale"))] {
        outcomes.case(name, || {
            let mut connection = connect(server.address);
            for _ in 0..2 {
                let reply = connection.ask(&request);
                assert_eq!(reply.status, 404);
                assert_eq!(reply.header("content-type"), Some("application/json"), "{}", reply.show());
                for (stale, _) in STALE_HEADERS.iter().filter(|(name, _)| !KEPT_HEADERS.contains(name)) {
                    assert_eq!(reply.header(stale), None, "{stale} describes the old body");
                }
                assert_eq!(reply.header("cache-control"), Some("no-store"));
                assert_eq!((reply.header("allow"), reply.header("set-cookie")), (Some("GET"), Some("a=b")));
                if name == "GET" {
                    assert_eq!(length(&reply), Some(reply.body.len()));
                    assert_eq!(reply.json()["code"], "not_found");
                } else {
                    assert!(length(&reply) > Some(100), "the length that GET would have");
                }
                next_request_works(&mut connection);
            }
        });
    }
    outcomes.finish();
}

/// Clients that send half a body and go: the server ends their connections and serves the next client.
pub fn cut_off_bodies<F: Framework>() {
    const HALF: &[u8] =
        b"POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"items\":";
    let server = layered::<F>(trusting());
    for _ in 0..20 {
        let stream = TcpStream::connect(server.address).unwrap_or_else(|error| unreachable!("no connection: {error}"));
        let _ = (&stream).write_all(HALF);
        let _ = stream.shutdown(Shutdown::Both);
    }
    for _ in 0..20 {
        let mut connection = connect(server.address);
        assert!(connection.send(HALF).is_ok());
        assert!(connection.finish().is_ok(), "the server ends the connection");
    }
    next_request_works(&mut connect(server.address));
}
