//! What goes wrong where nobody looks: in the code of an error, in a body that is on its way, in what the layer replaces.

use api_error::ErrorStatus;

use super::exception::Check;
use super::framework::{Framework, Readers, Setup, id, layered, trusting, with_id};
use super::outcome::Outcomes;
use crate::cases::get;
use crate::errors::CATALOG;
use crate::log::log;
use crate::server::Server;
use crate::wire::{ask, connect, once};

/// The `Display`, the causes and the payload of a panic run code of the service. If it panics, the client gets an answer, the
/// log one event, and the next line of the log is a whole line.
pub fn errors_that_panic_are_answered_and_logged<F: Framework>() {
    let log = log();
    let mut outcomes = Outcomes::<F>::of(Check::PanickingErrors);
    let server = layered::<F>(trusting());
    for (number, name) in ["display", "payload", "source"].into_iter().enumerate() {
        outcomes.case(name, || {
            let (first, next) = (id::<F>("explosive", number), id::<F>("innocent", number));
            let mut connection = connect(server.address);
            let reply = connection.ask(&with_id(&get(&format!("/errors/{name}")), &first));
            assert_eq!(
                (reply.status, reply.json()["code"].as_str()),
                (500, Some("internal_panic")),
                "{}",
                reply.show()
            );
            assert_eq!(reply.json()["request_id"], first.as_str());
            let entry = log.only_of_request(&first);
            assert_eq!((entry.level.as_str(), entry.fields["api.error.code"].as_str()), ("ERROR", "internal_panic"));
            let text = if name == "payload" { "panic without a message" } else { "is gone" };
            assert!(entry.fields["exception.stacktrace"].contains(text), "{entry:?}");

            assert_eq!(connection.ask(&with_id(&get("/errors/declined"), &next)).status, 402);
            let lines = log.lines_with(&next);
            assert!(
                lines.len() == 1 && lines.iter().all(|line| line.matches("request failed").count() == 1),
                "{lines:?}"
            );
        });
    }
    outcomes.finish();
}

/// A body that fails after its head has left.
pub fn a_body_that_fails_is_logged<F: Framework>() {
    let log = log();
    let mut outcomes = Outcomes::<F>::of(Check::FailedBody);
    let id = id::<F>("broken", 0);
    let server = layered::<F>(trusting());
    let alone = F::serve(Readers::Ours, Setup::Alone);
    outcomes.case("broken", || {
        // Some frameworks end such a body as if it were whole.
        let is_cut_off =
            |server: &Server, id: &str| once(server.address, &with_id(&get("/foreign/broken"), id)).is_err();
        assert_eq!(is_cut_off(&server, &id), is_cut_off(&alone, "alone"));
        let entry = log.only_of_request(&id);
        assert_eq!((entry.level.as_str(), entry.fields["message"].as_str()), ("ERROR", "response body failed"));
        assert_eq!(entry.fields["http.response.status_code"], "200");
        assert!(entry.fields["exception.message"].contains("the disk of password=hunter2 is gone"), "{entry:?}");
    });
    outcomes.finish();
}

/// The text of an error that the layer replaces is the reason in the log, and no client sees it.
pub fn a_replaced_text_is_the_reason_in_the_log<F: Framework>() {
    let log = log();
    let mut outcomes = Outcomes::<F>::of(Check::ReplacedText);
    let server = layered::<F>(trusting());
    for (number, (kind, status, code, text)) in [
        ("text", 502, "bad_gateway", "pool timed out on db01"),
        ("untyped", 404, "not_found", "db at 10.0.0.3"),
        ("stream", 502, "bad_gateway", "drip drip drip "),
    ]
    .into_iter()
    .enumerate()
    {
        outcomes.case(kind, || {
            let id = id::<F>("replaced", number);
            let reply = ask(server.address, &with_id(&get(&format!("/foreign/{kind}")), &id));
            assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{}", reply.show());
            assert!(!reply.text().contains(text.trim()));
            assert_eq!(log.only_of_request(&id).fields["exception.message"], text);
        });
    }
    outcomes.finish();
}

/// A status alone has the code, the type and the sentence of that status; one that HTTP does not define is 500.
pub fn every_status_has_its_own_code<F: Framework>() {
    let log = log();
    let mut outcomes = Outcomes::<F>::of(Check::Statuses);
    let server = layered::<F>(trusting());
    for number in (400..=600).chain([799, 999]) {
        outcomes.case(number.to_string(), || {
            let id = id::<F>("status", number);
            let reply = ask(server.address, &with_id(&get(&format!("/bare/{number}")), &id));
            let status = u16::try_from(number).ok().and_then(ErrorStatus::new);
            let status = status.unwrap_or(ErrorStatus::INTERNAL_SERVER_ERROR);
            assert_eq!(reply.status, status.as_u16(), "{}", reply.show());
            let body = reply.json();
            let listed = CATALOG.get(body["code"].as_str().unwrap_or_default());
            assert_eq!(listed.map(|spec| spec.status), Some(status), "{body}");
            assert_eq!(body["message"], status.sentence());
            assert_eq!(body["type"], status.default_type().as_str());
            assert_eq!(log.only_of_request(&id).fields["http.response.status_code"], status.as_u16().to_string());
        });
    }
    outcomes.finish();
}
