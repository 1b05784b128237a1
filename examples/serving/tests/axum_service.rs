//! Runs the example as a process: every command gets the answer that its documentation shows, and Ctrl-C stops it.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod process;

use api_error_serving_tests::wire::{Reply, ask};
use process::Example;

/// A line of the documentation as the bytes that curl sends.
fn request(line: &str) -> Vec<u8> {
    let target = line.split_whitespace().find_map(|word| word.strip_prefix("localhost:3000")).unwrap_or_default();
    let zeros = line.starts_with("head -c 100000");
    let json = line.split_once("--json '").and_then(|(_, rest)| rest.split_once('\'')).map(|(json, _)| json.to_owned());
    let json = if zeros { Some("\0".repeat(100_000)) } else { json };
    let form = line.contains("-d '{}'").then(|| "{}".to_owned());
    let media_type = if json.is_some() { "application/json" } else { "application/x-www-form-urlencoded" };
    let body = json.or(form);
    let method = if line.contains("-X DELETE") {
        "DELETE"
    } else if body.is_some() {
        "POST"
    } else {
        "GET"
    };
    let accept =
        if line.contains("-H 'Accept: application/problem+json'") { "application/problem+json" } else { "*/*" };
    let mut head = format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n");
    if let Some(body) = &body {
        let length = body.len().to_string();
        head.extend(["Content-Type: ", media_type, "\r\nContent-Length: ", &length, "\r\n"]);
    }
    [head.as_bytes(), b"\r\n", body.unwrap_or_default().as_bytes()].concat()
}

fn assert_promise(reply: &Reply, promise: &str) {
    let body = reply.json();
    let mut words = promise.split(", ");
    let first = words.next().unwrap_or_default();
    let (status, code) = first.split_once(' ').unwrap_or((first, ""));
    if first.starts_with("the same as a problem") {
        assert_eq!(reply.header("content-type"), Some("application/problem+json"));
        assert_eq!(reply.header("vary"), Some("accept"));
        return;
    }
    assert_eq!(reply.status.to_string(), status, "{promise}");
    assert!(reply.header("x-request-id").is_some(), "{promise}");
    if code.is_empty() {
        return;
    }
    let code = code.split(';').next().unwrap_or_default();
    assert_eq!(body["code"], code, "{promise}");
    assert_eq!(body["request_id"].as_str(), reply.header("x-request-id"), "{promise}");
    for word in words {
        match word {
            "two errors" => assert_eq!(body["errors"].as_array().map(Vec::len), Some(2)),
            "details" => assert_eq!(body["details"]["left"], 0),
            "Retry-After" => assert_eq!(reply.header("retry-after"), Some("42")),
            "WWW-Authenticate" => assert_eq!(reply.header("www-authenticate"), Some("Bearer")),
            "Allow" => assert_eq!(reply.header("allow"), Some("GET,HEAD,POST")),
            param => assert_eq!(Some(body["param"].as_str().unwrap_or_default()), param.strip_prefix("param ")),
        }
    }
}

#[test]
fn every_command_of_its_documentation_answers_as_promised() {
    let example = Example::start(env!("CARGO_BIN_EXE_axum_service"));
    let source = include_str!("../axum_service.rs");
    let lines =
        source.lines().filter_map(|line| line.strip_prefix("//! ")).filter(|line| line.contains("localhost:3000"));
    let mut count = 0;
    for (command, promise) in lines.filter_map(|line| line.split_once(" # ")) {
        let reply = ask(example.address, &request(command));
        assert!(!reply.text().contains("hunter2"));
        assert_promise(&reply, promise);
        count += 1;
    }
    assert_eq!(count, 18);
    let [stdout, log] = example.stop();
    assert_eq!(stdout, "stopped\n");
    let events = log.lines().filter(|line| line.contains("request failed")).count();
    assert_eq!(events, count - 1, "one event for each error:\n{log}");
    assert!(log.contains("hunter2"), "the cause is in the log");
}
