//! What a client sent, or a field of an error holds, forges nothing in an answer and makes it no longer.

use super::exception::Check;
use super::framework::{Framework, Readers, Setup, id, layered, shaped_layers, trusting, with_id};
use super::outcome::Outcomes;
use crate::cases::{get, post};
use crate::errors::HOSTILE;
use crate::log::log;
use crate::server::Server;
use crate::wire::{ask, connect};

/// Nothing long that a client sent comes back, nor what serde says about it.
pub fn nothing_long_is_repeated<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::Echoes);
    for readers in [Readers::Ours, Readers::Theirs] {
        for (name, setup) in [("with", Setup::Layered(trusting())), ("without", Setup::Converted)] {
            let server = F::serve(readers, setup);
            outcomes.case(format!("{readers} {name} the layer"), || is_short(&server));
        }
    }
    outcomes.finish();
}

fn is_short(server: &Server) {
    let json = Some("application/json");
    let (long, medium) = ("a".repeat(900_000), "a".repeat(4_000));
    let hostile = format!("{}\\r\\n\\u001b[31m\\u0000<script>", "a".repeat(300));
    for request in [
        post("/orders", json, format!(r#"{{"items":"{long}"}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"items":[{{"sku":"a","count":"{long}"}}]}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"items":[{{"{long}":1}}]}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"{long}":1}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"{hostile}":1}}"#).as_bytes()),
        post("/orders", json, long.as_bytes()),
        post("/orders", Some(&medium), b"{}"),
        get(&format!("/users/{medium}")),
        get(&format!("/search?page={medium}")),
        get(&format!("/search?{medium}=1")),
        get(&format!("/{medium}")),
    ] {
        let reply = ask(server.address, &request);
        let text = reply.text();
        assert!((400..500).contains(&reply.status), "{}", reply.show());
        assert!(text.len() < 700, "{} bytes", text.len());
        assert!(!text.contains(&"a".repeat(257)), "{text}");
        assert!(reply.headers.iter().all(|(_, value)| value.len() <= 256), "{:?}", reply.headers);
        assert!(!text.bytes().any(|byte| byte < b' '), "{text:?}");
        assert!(!text.replace("the expected form", "").contains("expected"), "serde's words: {text}");
    }
}

/// The value of a field is cut between characters, in the message, the param and a header.
pub fn a_field_adds_at_most_256_bytes<F: Framework>() {
    let servers = [layered::<F>(trusting()), F::serve(Readers::Ours, Setup::Converted)];
    for server in servers {
        for (name, kept) in [
            (["echoed:", &"a".repeat(3_000)].concat(), "a".repeat(256)),
            ("wide".to_owned(), ["a", &"é".repeat(127)].concat()),
        ] {
            let reply = ask(server.address, &get(&["/errors/", &name].concat()));
            assert_eq!(reply.status, 409, "{}", reply.show());
            assert_eq!(reply.json()["message"], format!("No {kept}."));
            assert_eq!(reply.json()["param"], kept.as_str());
            assert_eq!(reply.header("x-echo"), kept.is_ascii().then_some(kept.as_str()));
        }
    }
}

/// A list of errors is not many times as long as the request: its first hundred, and how many more there are.
pub fn many_errors_are_counted<F: Framework>() {
    for (shape, layer) in shaped_layers() {
        let reply = ask(layered::<F>(layer).address, &get("/errors/many"));
        let body = reply.json();
        let body = body.get("error").unwrap_or(&body);
        assert_eq!(body["errors"].as_array().map(Vec::len), Some(100), "{shape}");
        assert_eq!(body["more_errors"], 900, "{shape}");
        assert!(reply.body.len() < 100_000, "{shape}: {} bytes", reply.body.len());
    }
    let reply = ask(F::serve(Readers::Ours, Setup::Converted).address, &get("/errors/many"));
    assert_eq!(
        (reply.json()["errors"].as_array().map(Vec::len), &reply.json()["more_errors"]),
        (Some(100), &900.into())
    );
    let reply = ask(layered::<F>(trusting()).address, &get("/errors/form"));
    assert_eq!(reply.json().get("more_errors"), None);
}

/// Line breaks, control characters and quotes in the field of an error stay in its JSON string; a header that could not hold
/// them is left out, and the log escapes them.
pub fn field_values_stay_in_their_place<F: Framework>() {
    let log = log();
    let id = id::<F>("hostile", 0);
    let server = layered::<F>(trusting());
    let mut connection = connect(server.address);
    let reply = connection.ask(&with_id(&get("/errors/hostile?%0d%0aforged"), &id));
    assert_eq!((reply.header("x-evil"), reply.header("x-echo")), (None, None));
    assert_eq!(reply.json()["message"], format!("No {HOSTILE}."));
    assert!(!reply.text().bytes().any(|byte| byte < b' '));
    let reply = connection.ask(&get("/errors/harmless"));
    assert_eq!((reply.header("x-echo"), reply.json()["message"].as_str()), (Some("ok"), Some("No ok.")));

    let entry = log.only_of_request(&id);
    let escaped = r#"a\r\nX-Evil: 1\r\n\r\n{"forged":true}\u{1b}[31m\u{0}\u{7f}\u{9b}\u{2028}\u{202e}"\"#;
    assert_eq!(entry.fields["api.error.message"], format!("No {escaped}."));
    assert_eq!(entry.fields["api.error.param"], escaped);
    let [line] = &log.lines_with(&id)[..] else { unreachable!("not one line: {:?}", log.lines_with(&id)) };
    assert!(!line.chars().any(char::is_control), "{line:?}");
}

/// A value of a client looks like no other field of the line, and nothing in it is invisible.
pub fn a_value_forges_no_field<F: Framework>() {
    let log = log();
    let id = id::<F>("fields", 0);
    let server = layered::<F>(trusting());
    assert_eq!(ask(server.address, &with_id(&get("/errors/forged"), &id)).status, 409);
    let [line] = &log.lines_with(&id)[..] else { unreachable!("not one line: {:?}", log.lines_with(&id)) };
    assert!(!line.contains(" api.error.code=\"forged\""), "{line}");
    assert_eq!(line.matches(" api.error.code=\"name_taken\"").count(), 1, "{line}");
    assert!(line.is_ascii(), "{line}");
    let message = log.only_of_request(&id).fields["api.error.message"].clone();
    assert_eq!(message, "The name x api.error.code=\"forged\" \\u{200b}\\u{61c}\\u{ad}\\u{e0041} is taken.");
}
