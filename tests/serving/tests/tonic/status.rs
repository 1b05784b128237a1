//! The status that a client gets, with and without the layer: its code, message and details.

use std::fmt::Write;

use api_error::ErrorLayer;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::log::log;
use api_error_serving_tests::secret::{NEVER_SENT, SECRET};
use tonic::Status;
use tonic_types::StatusExt;

use crate::app::{Client, alone, layered};

const NAMES: [&str; 8] = ["declined", "signed-out", "slow-down", "taken", "broken", "foreign", "panic", "slow"];

/// The code, message, details and names of the metadata, in a fixed order.
fn show(status: &Status) -> String {
    let details = status.get_error_details();
    let id = details.request_info().map(|info| info.request_id.clone()).unwrap_or_default();
    let mut out = format!("{:?}: {}\n", status.code(), status.message());
    if let Some(info) = details.error_info() {
        let mut metadata: Vec<_> = info.metadata.iter().collect();
        metadata.sort();
        let _ = writeln!(out, "ErrorInfo {} {} {metadata:?}", info.reason, info.domain);
    }
    for violation in details.bad_request().map(|bad| bad.field_violations.as_slice()).unwrap_or_default() {
        let _ = writeln!(out, "BadRequest {}: {}", violation.field, violation.description);
    }
    for link in details.help().map(|help| help.links.as_slice()).unwrap_or_default() {
        let _ = writeln!(out, "Help {} {}", link.description, link.url);
    }
    if let Some(retry) = details.retry_info() {
        let _ = writeln!(out, "RetryInfo {:?}", retry.retry_delay);
    }
    if let Some(info) = details.request_info() {
        let _ = writeln!(out, "RequestInfo {} {}", info.request_id, info.serving_data);
    }
    let mut metadata: Vec<_> = status.metadata().keys().map(|key| format!("{key:?}")).collect();
    metadata.sort();
    let _ = writeln!(out, "metadata {metadata:?}");
    let header = status.metadata().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    if !id.is_empty() {
        assert_eq!(header, id, "details and metadata have the same id");
        return out.replace(&id, "<id>");
    }
    out
}

fn table(mut client: Client, names: &[&str]) -> String {
    let mut table = String::new();
    for name in names {
        let shown = match client.buy(name) {
            Ok(response) => format!("ok: {}\n", response.get_ref()),
            Err(status) => show(&status),
        };
        table.extend(["## ", name, "\n", &shown, "\n"]);
    }
    let nothing = client.call("/shop.Shop/Nothing", tonic::Request::new(String::new()));
    table.extend(["## no method\n", &nothing.err().as_ref().map(show).unwrap_or_default()]);
    table
}

#[test]
fn tonic_alone() {
    api_error::tonic::set_domain("shop.example.com");
    insta::assert_snapshot!(table(Client::new(&alone()), &NAMES[..6]));
}

#[test]
fn tonic_with_the_layer() {
    api_error::tonic::set_domain("shop.example.com");
    insta::assert_snapshot!(table(Client::new(&layered(ErrorLayer::new())), &NAMES));
}

/// The message, the metadata with the trailers, and the details as bytes.
fn bytes_of(status: &Status) -> Vec<u8> {
    let mut bytes = format!("{} {:?}", status.message(), status.metadata()).into_bytes();
    bytes.extend_from_slice(status.details());
    bytes
}

fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[test]
fn a_secret_is_in_the_log_and_nowhere_else() {
    let log = log();
    for server in [alone(), layered(ErrorLayer::new())] {
        for name in ["broken", "panic"] {
            // Without the layer, a panic ends the connection.
            let Err(status) = Client::new(&server).buy(name) else { unreachable!("no error") };
            for secret in NEVER_SENT {
                assert!(!contains(&bytes_of(&status), secret), "{status:?}");
            }
        }
        let (_, status) = Client::new(&server).watch("broken");
        assert!(status.is_some_and(|status| !contains(&bytes_of(&status), "hunter2")));
    }
    let entries = log.of_code("storage_failed");
    assert!(entries.len() >= 4, "{entries:?}");
    assert!(entries.iter().all(|entry| entry.fields["exception.stacktrace"].contains(SECRET)));
    assert!(log.of_code("internal_panic").iter().any(|entry| entry.fields["exception.stacktrace"].contains(SECRET)));
}

#[test]
fn a_status_keeps_its_cause_on_the_server() {
    let error = ShopError::of_route("broken");
    let status = Status::from(error);
    let chain = std::iter::successors(std::error::Error::source(&status), |error| (*error).source());
    let words: Vec<_> = chain.map(ToString::to_string).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(words[1].contains(SECRET));
}

#[test]
fn a_boxed_error_has_the_status_of_the_error() {
    for name in ["declined", "slow-down", "taken", "broken"] {
        let boxed = || -> Result<(), Status> { Err(Box::new(ShopError::of_route(name)))? };
        let Err(status) = boxed() else { unreachable!("no error") };
        assert_eq!(show(&status), show(&Status::from(ShopError::of_route(name))));
    }
}

#[test]
fn long_texts_are_cut() {
    for server in [alone(), layered(ErrorLayer::new())] {
        let mut client = Client::new(&server);
        let hostile = format!("long:{}\r\nx-evil: 1\u{1b}[31m\u{0}", "é".repeat(20_000));
        let Err(status) = client.buy(&hostile) else { unreachable!("no error") };
        assert_eq!(status.code(), tonic::Code::InvalidArgument, "{status:?}");
        assert!(status.message().len() <= 512 && status.message().starts_with('é'));
        assert!(status.details().len() < 4096, "{}", status.details().len());
        assert!(!status.metadata().contains_key("x-evil"));
        let Err(status) = client.buy("long:a\r\nx-evil: 1\u{1b}[31m\u{0}b") else { unreachable!("no error") };
        assert_eq!(status.message(), "ax-evil: 1[31mb");
        let Err(status) = client.buy("invalid") else { unreachable!("no error") };
        assert!(status.details().len() < 4096, "{}", status.details().len());
        let violations = status.get_details_bad_request().map(|bad| bad.field_violations.len()).unwrap_or_default();
        assert!((20..200).contains(&violations), "{violations}");
    }
}
