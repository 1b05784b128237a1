//! What the layer adds to gRPC: ids, one event for each error, and connections that stay open.

use api_error::ErrorLayer;
use api_error_serving_tests::log::log;
use tonic::Request;
use tonic_types::StatusExt;

use crate::app::{Client, alone, layered, layered_twice};

fn with_id(name: &str, id: &str) -> Request<String> {
    let mut request = Request::new(name.to_owned());
    let Ok(id) = id.parse() else { unreachable!("not a metadata value") };
    request.metadata_mut().insert("x-request-id", id);
    request
}

#[test]
fn every_error_is_logged_once_under_its_id() {
    let log = log();
    let server = layered(ErrorLayer::new().trust_request_id(true));
    let mut client = Client::new(&server);
    for (name, level, code) in [
        ("declined", "INFO", Some("card_declined")),
        ("broken", "ERROR", Some("storage_failed")),
        ("panic", "ERROR", Some("internal_panic")),
        ("slow", "ERROR", Some("timeout")),
        ("foreign", "ERROR", None),
        ("long:x", "INFO", Some("cart.too-large")),
    ] {
        let id = format!("grpc-{level}-{}", code.unwrap_or("foreign"));
        let Err(status) = client.call("/shop.Shop/Buy", with_id(name, &id)) else { unreachable!("no error") };
        assert_eq!(
            status.metadata().get("x-request-id").map(tonic::metadata::AsciiMetadataValue::as_bytes),
            Some(id.as_bytes())
        );
        let entry = log.only_of_request(&id);
        assert_eq!((entry.level.as_str(), entry.fields.get("api.error.code").map(String::as_str)), (level, code));
        assert_eq!(entry.fields["url.path"], "/shop.Shop/Buy");
    }
    assert!(client.call("/shop.Shop/Buy", with_id("ok", "grpc-ok")).is_ok());
    assert!(log.of_request("grpc-ok").is_empty());
}

#[test]
fn a_success_has_an_id_and_the_method_reads_it() {
    let server = layered(ErrorLayer::new());
    let mut client = Client::new(&server);
    let Ok(response) = client.buy("id") else { unreachable!("no success") };
    let header = response.metadata().get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    assert_eq!(header.as_deref(), Some(response.get_ref().as_str()));
    assert_eq!(header.map(|id| id.len()), Some(36));
}

#[test]
fn an_id_is_not_trusted_unless_configured() {
    let server = layered(ErrorLayer::new());
    let Err(status) = Client::new(&server).call("/shop.Shop/Buy", with_id("declined", "chosen")) else {
        unreachable!("no error")
    };
    assert_eq!(status.get_details_request_info().map(|info| info.request_id.len()), Some(36));
    let server = layered(ErrorLayer::new().trust_request_id(true));
    let Err(status) = Client::new(&server).call("/shop.Shop/Buy", with_id("declined", "<script>")) else {
        unreachable!("no error")
    };
    assert_eq!(status.get_details_request_info().map(|info| info.request_id.len()), Some(36));
}

/// In the details and in the log, for what the layer or the runtime answers, and not for an error of the service.
#[test]
fn the_codes_of_the_runtime_have_the_address_of_the_layer() {
    let log = log();
    let server = layered(ErrorLayer::new().trust_request_id(true).doc_url("https://x.dev/{status}/{code}"));
    let mut client = Client::new(&server);
    for (name, expected) in [
        ("panic", "https://x.dev/500/internal_panic"),
        ("slow", "https://x.dev/504/timeout"),
        ("declined", "https://docs.example.com/errors/card_declined"),
    ] {
        let id = format!("grpc-address-{name}");
        let Err(status) = client.call("/shop.Shop/Buy", with_id(name, &id)) else { unreachable!("no error") };
        let links = status.get_details_help().map(|help| help.links).unwrap_or_default();
        assert_eq!(links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>(), [expected]);
        assert_eq!(log.only_of_request(&id).fields["api.error.doc_url"], expected);
    }
}

#[test]
fn without_the_layer_a_conversion_logs_once() {
    let log = log();
    let server = alone();
    let before = log.of_code("slow_down").len();
    assert!(Client::new(&server).buy("slow-down").is_err());
    assert_eq!(log.of_code("slow_down").len() - before, 1);
}

/// The trailers have the details of an error in the middle of a stream, and the log has it once.
#[test]
fn an_error_ends_a_stream_with_its_status() {
    let log = log();
    for (number, server) in [alone(), layered(ErrorLayer::new())].into_iter().enumerate() {
        let name = format!("stream {number}");
        let (items, status) = Client::new(&server).watch(&format!("taken:{name}"));
        assert_eq!(items, ["one"]);
        let Some(status) = status else { unreachable!("no status") };
        assert_eq!((status.code(), status.message()), (tonic::Code::Aborted, &*format!("The name {name} is taken.")));
        assert_eq!(log.of_message(&name).len(), 1);
        let reason = status.get_details_error_info().map(|info| info.reason);
        assert_eq!(reason.as_deref(), Some("NAME_TAKEN"));
        assert_eq!(Client::new(&server).watch("ok").0, ["one", "two"]);
    }
}

/// Whoever makes the error of a stream and whenever: the layer logs it, under the id of the request.
#[test]
fn an_error_in_a_stream_is_logged_under_its_id() {
    let log = log();
    let server = layered(ErrorLayer::new().trust_request_id(true));
    let mut client = Client::new(&server);
    for how in ["early", "spawned", "late"] {
        for (name, level, code) in [
            ("broken", "ERROR", Some("storage_failed")),
            ("declined", "INFO", Some("card_declined")),
            ("foreign", "ERROR", None),
        ] {
            let id = format!("stream-{how}-{name}");
            let name = if how == "late" { name.to_owned() } else { format!("{how}/{name}") };
            let (items, status) = client.watch_with(with_id(&name, &id));
            assert_eq!((items, status.is_some()), (vec!["one".to_owned()], true), "{name}");
            let entry = log.only_of_request(&id);
            assert_eq!((entry.level.as_str(), entry.fields.get("api.error.code").map(String::as_str)), (level, code));
            assert_eq!(entry.fields["url.path"], "/shop.Shop/Watch");
            if code.is_none() {
                assert_eq!(entry.fields["exception.message"], "the disk is gone");
            }
        }
    }
    for how in ["early", "spawned"] {
        let _ = client.watch(&format!("{how}/taken:{how} ada"));
        assert_eq!(log.of_message(&format!("{how} ada")).len(), 1, "{how}");
    }
    assert_eq!(client.watch("early/ok").0, ["one", "two"]);
}

#[test]
fn two_layers_log_the_error_of_a_stream_once() {
    let log = log();
    let server = layered_twice(ErrorLayer::new().trust_request_id(true));
    for name in ["broken", "foreign"] {
        let id = format!("twice-{name}");
        assert!(Client::new(&server).watch_with(with_id(name, &id)).1.is_some());
        assert_eq!(log.of_request(&id).len(), 1, "{name}");
    }
}

/// Any client can call a method that does not exist.
#[test]
fn an_unknown_method_is_no_failure_of_the_service() {
    let log = log();
    let server = layered(ErrorLayer::new().trust_request_id(true));
    let Err(status) = Client::new(&server).call("/shop.Shop/Nope", with_id("x", "grpc-unknown")) else {
        unreachable!("no error")
    };
    assert_eq!(status.code(), tonic::Code::Unimplemented);
    let entry = log.only_of_request("grpc-unknown");
    assert_eq!((entry.level.as_str(), entry.fields.get("error.type")), ("INFO", None));
}

/// The `Display` output of an error panics while the layer logs it.
#[test]
fn an_error_that_panics_is_answered_and_logged() {
    let log = log();
    let server = layered(ErrorLayer::new().trust_request_id(true));
    let mut client = Client::new(&server);
    for name in ["display", "payload", "source"] {
        let id = format!("grpc-{name}");
        let Err(status) = client.call("/shop.Shop/Buy", with_id(name, &id)) else { unreachable!("no error") };
        assert_eq!((status.code(), status.message()), (tonic::Code::Internal, "An internal error occurred."));
        assert_eq!(log.only_of_request(&id).fields["api.error.code"], "internal_panic");
        let id = format!("grpc-stream-{name}");
        assert!(client.watch_with(with_id(name, &id)).1.is_some());
        assert_eq!(log.only_of_request(&id).fields["api.error.code"], "internal_panic");
    }
}

#[test]
fn one_connection_carries_many_errors() {
    let server = layered(ErrorLayer::new());
    let mut client = Client::new(&server);
    for _ in 0..50 {
        for name in ["declined", "broken", "panic", "foreign"] {
            assert!(client.buy(name).is_err());
        }
        assert_eq!(client.buy("ok").map(tonic::Response::into_inner).ok().as_deref(), Some("ok"));
    }
}
