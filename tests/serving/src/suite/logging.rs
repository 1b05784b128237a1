//! One event for each error, with what an operator needs, on one line.

use std::collections::BTreeMap;

use super::framework::{Framework, Readers, Setup, id, layered, setups, trusting, with_id};
use crate::cases::{self, REJECTED_BY_THE_SERVER, get};
use crate::log::log;
use crate::wire::ask;

/// One event for each error, with its status and code, and none for a success.
pub fn every_error_is_logged_once<F: Framework>() {
    let log = log();
    for (name, readers, setup) in setups() {
        if matches!(setup, Setup::Converted) {
            continue;
        }
        let server = F::serve(readers, setup);
        for (number, case) in cases::all().iter().enumerate() {
            let id = id::<F>(if readers == Readers::Ours { "ours" } else { "theirs" }, number);
            let reply = ask(server.address, &with_id(&case.request, &id));
            let entries = log.of_request(&id);
            let is_error = reply.status >= 400;
            let reaches_the_layer = !REJECTED_BY_THE_SERVER.contains(&case.name);
            assert_eq!(reply.header("x-request-id"), reaches_the_layer.then_some(id.as_str()), "{name}: {}", case.name);
            let expected = usize::from(is_error && reaches_the_layer);
            assert_eq!(entries.len(), expected, "{name}: {}: {entries:?}", case.name);
            for entry in entries {
                assert_eq!(entry.level, if reply.status >= 500 { "ERROR" } else { "INFO" }, "{}", case.name);
                assert_eq!(entry.fields["http.response.status_code"], reply.status.to_string());
                if let Some(code) = reply.json().get("code").and_then(|code| code.as_str()) {
                    assert_eq!(entry.fields["api.error.code"], code);
                }
            }
        }
    }
}

/// Without the layer, the conversion of an error logs it.
pub fn without_the_layer_conversions_are_logged_once<F: Framework>() {
    let log = log();
    let name = id::<F>("conversion", 0);
    let server = F::serve(Readers::Ours, Setup::Converted);
    assert_eq!(ask(server.address, &get(&format!("/errors/taken:{name}"))).status, 409);
    // If there is a layer elsewhere in this process, the error is logged when its response is dropped.
    let entries = log.wait_for(|| log.of_message(&name));
    assert_eq!(entries.len(), 1, "{entries:?}");
}

/// All fields of an error with a cause.
pub fn a_server_error_is_logged_with_everything<F: Framework>() {
    let log = log();
    let id = id::<F>("event", 500);
    let server = layered::<F>(trusting());
    assert_eq!(ask(server.address, &with_id(&get("/errors/broken?token=x"), &id)).status, 500);
    let entry = log.only_of_request(&id);
    assert_eq!(entry.level, "ERROR");
    let mut expected = BTreeMap::from([
        ("message", "request failed"),
        ("error.type", "storage_failed"),
        ("http.response.status_code", "500"),
        ("http.request.method", "GET"),
        ("url.path", "/errors/broken"),
        ("exception.type", "ShopError::Storage"),
        ("exception.message", "the order could not be stored"),
        ("exception.stacktrace", "connection to postgres://shop:password=hunter2@db.internal/orders failed"),
        ("api.error.type", "api_error"),
        ("api.error.code", "storage_failed"),
        ("api.error.request_id", id.as_str()),
        ("api.error.doc_url", "https://docs.example.com/errors/storage_failed"),
        ("api.error.message", "An internal error occurred."),
    ]);
    let route = F::route("errors", "name");
    expected.extend(route.as_deref().map(|route| ("http.route", route)));
    let fields: BTreeMap<_, _> = entry.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, expected);
}

/// An error of the client has a param and no causes.
pub fn a_rejected_request_is_logged_without_causes<F: Framework>() {
    let log = log();
    let id = id::<F>("event", 400);
    let server = layered::<F>(trusting());
    assert_eq!(ask(server.address, &with_id(&get("/search?page=x"), &id)).status, 400);
    let entry = log.only_of_request(&id);
    assert_eq!(entry.level, "INFO");
    assert_eq!(entry.fields.get("exception.stacktrace"), None);
    assert_eq!(entry.fields.get("error.type"), None);
    assert_eq!(entry.fields["api.error.param"], "page");
}

/// A path with encoded line breaks makes no line of the log, and comes back in no answer.
pub fn a_path_forges_no_line<F: Framework>() {
    let log = log();
    let id = id::<F>("line", 0);
    let server = layered::<F>(trusting());
    let target = "/nope%0d%0aforged%1b%5b31m%00?%0d%0aforged";
    let reply = ask(server.address, &with_id(&get(target), &id));
    assert_eq!((reply.status, reply.header("x-request-id")), (404, Some(id.as_str())));
    assert!(!reply.text().contains("forged"));
    let lines = log.lines_with(&id);
    assert!(!lines.is_empty());
    assert!(lines.iter().all(|line| !line.chars().any(char::is_control)), "{lines:?}");
    assert_eq!(log.of_request(&id).len(), 1);
}
