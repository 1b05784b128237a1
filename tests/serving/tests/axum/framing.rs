//! The connection stays usable after every error, wherever the layer stands. Run in release too: there a wrong length
//! corrupts the next response instead of panicking.

use std::time::Duration;

use api_error::ErrorLayer;
use api_error_serving_tests::cases::{self, get, head};
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::{Connection, Reply};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, header};
use axum::response::IntoResponse;
use axum::routing::get as route;
use tower::make::Shared;
use tower::{Layer, ServiceExt};

use crate::app::{Extractors, layered, routes, serve};

fn next_reply(connection: &mut Connection, after: &str) -> Reply {
    match connection.exchange(&get("/users/7")) {
        Ok(reply) => reply,
        Err(error) => unreachable!("connection lost after {after}: {error}"),
    }
}

fn reuse_after_every_error(server: &Server) {
    let mut reused = 0;
    for case in cases::all() {
        let Ok(mut connection) = Connection::open(server.address) else { unreachable!("the server listens") };
        let Ok(reply) = connection.exchange(&case.request) else { unreachable!("{}: no reply", case.name) };
        if reply.header("connection") == Some("close") || case.name == "9 MB body" {
            continue;
        }
        for _ in 0..2 {
            let next = next_reply(&mut connection, case.name);
            assert_eq!((next.status, next.text().as_str()), (200, "7"), "after {}", case.name);
        }
        reused += 1;
    }
    assert_eq!(reused, cases::all().len() - 3);
}

#[test]
fn a_connection_is_reused_after_every_error_with_the_layer_in_the_router() {
    reuse_after_every_error(&serve(layered(Extractors::Ours, ErrorLayer::new())));
}

#[test]
fn a_connection_is_reused_after_every_error_with_the_layer_around_the_router() {
    let inner = layered(Extractors::Axum, ErrorLayer::new());
    reuse_after_every_error(&around(inner));
}

fn around(inner: Router) -> Server {
    let service = ServiceExt::<Request>::map_response(ErrorLayer::new().layer(inner), |response: Response<_>| {
        response.map(Body::new)
    });
    Server::start(|listener| async move {
        let _ = axum::serve(listener, Shared::new(service)).await;
    })
    .unwrap_or_else(|error| unreachable!("loopback is there: {error}"))
}

/// The router has set a length already when the layer around it replaces the body.
#[test]
fn a_stale_length_never_reaches_the_wire() {
    let stale = || async {
        let stale = [
            (header::CONTENT_LENGTH, "3"),
            (header::CONTENT_ENCODING, "gzip"),
            (header::ETAG, "\"x\""),
            (header::LAST_MODIFIED, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (header::CONTENT_DISPOSITION, "attachment"),
            (header::ALLOW, "GET"),
            (header::SET_COOKIE, "a=b"),
        ];
        (axum::http::StatusCode::NOT_FOUND, stale, "abc").into_response()
    };
    let server = around(Router::new().route("/stale", route(stale)).route("/users/7", route(|| async { "7" })));
    let Ok(mut connection) = Connection::open(server.address) else { unreachable!("the server listens") };
    for request in [get("/stale"), get("/nope"), head("/nope"), head("/stale")] {
        let Ok(reply) = connection.exchange(&request) else { unreachable!("a reply") };
        let is_head = request.starts_with(b"HEAD");
        let length = reply.header("content-length").and_then(|length| length.parse().ok());
        if is_head {
            assert!(length > Some(100_usize), "the length that GET would have");
        } else {
            assert_eq!(length, Some(reply.body.len()));
            assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
        }
        assert_eq!(next_reply(&mut connection, "a stale length").text(), "7");
    }
    let Ok(reply) = connection.exchange(&get("/stale")) else { unreachable!("a reply") };
    insta::assert_snapshot!(reply.show());
}

#[test]
fn without_the_layer_a_conversion_keeps_the_connection_too() {
    let server = serve(routes(Extractors::Ours));
    let Ok(mut connection) = Connection::open(server.address) else { unreachable!("the server listens") };
    for name in ["declined", "signed-out", "slow-down", "taken", "broken"] {
        let Ok(reply) = connection.exchange(&get(&format!("/errors/{name}"))) else { unreachable!("a reply") };
        assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()));
        assert_eq!(next_reply(&mut connection, name).text(), "7");
    }
}

/// Half a body, then nothing: the reply or the end comes when the client is gone.
#[test]
fn a_body_that_is_cut_off_leaves_the_server_alive() {
    let server = serve(layered(Extractors::Ours, ErrorLayer::new()));
    let request =
        b"POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"items\":";
    for _ in 0..20 {
        let Ok(stream) = std::net::TcpStream::connect(server.address) else { unreachable!("the server listens") };
        let _ = std::io::Write::write_all(&mut &stream, request);
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    std::thread::sleep(Duration::from_millis(20));
    let Ok(mut connection) = Connection::open(server.address) else { unreachable!("the server listens") };
    assert_eq!(next_reply(&mut connection, "cut off bodies").text(), "7");
}
