//! What only the log may show is in the log, and in no byte of any answer.

use super::exception::Check;
use super::framework::{Framework, Readers, Setup, id, shaped_layers, with_id};
use super::outcome::Outcomes;
use crate::cases::{self, get};
use crate::log::{Entry, log};
use crate::secret::{NEVER_SENT, SECRET};
use crate::server::Server;
use crate::wire::ask;

fn tells_the_secret(entry: &Entry) -> bool {
    entry.fields.get("exception.stacktrace").is_some_and(|causes| causes.contains(SECRET))
}

/// Asks for every row. With a layer, the log has the causes under the id of the request.
fn check<F: Framework>(outcomes: &mut Outcomes<F>, setup: &str, server: &Server, has_layer: bool) {
    for (number, case) in cases::all().into_iter().enumerate() {
        outcomes.case(format!("{setup}: {}", case.name), || {
            let id = id::<F>(setup, number);
            let reply = ask(server.address, &with_id(&case.request, &id));
            let all = format!("{reply:?}{}", reply.text());
            for secret in NEVER_SENT {
                assert!(!all.contains(secret), "{secret:?} is in {all}");
            }
            if has_layer && ["error, server", "panic"].contains(&case.name) {
                let entries = log().of_request(&id);
                assert!(entries.len() == 1 && entries.iter().all(tells_the_secret), "{entries:?}");
            }
        });
    }
}

/// Each shape with the layer, and both kinds of readers without it.
pub fn secrets_stay_in_the_log<F: Framework>() {
    let log = log();
    let mut outcomes = Outcomes::<F>::of(Check::Secrets);
    for (shape, layer) in shaped_layers() {
        check(&mut outcomes, shape, &F::serve(Readers::Ours, Setup::Layered(layer)), true);
    }
    let before = log.of_code("storage_failed").len();
    for readers in [Readers::Ours, Readers::Theirs] {
        check(&mut outcomes, &format!("{readers} without the layer"), &F::serve(readers, Setup::Converted), false);
    }
    let entries = log.of_code("storage_failed");
    assert!(entries.len() >= before + 2, "a conversion without the layer is logged");
    assert!(entries.iter().all(tells_the_secret), "{entries:?}");
    outcomes.finish();
}

/// A text that somebody wrote for the log: as a stream without a length, or without a media type.
pub fn texts_are_replaced_in_every_form<F: Framework>() {
    for (shape, layer) in shaped_layers() {
        let server = F::serve(Readers::Theirs, Setup::Layered(layer));
        for (target, status, code) in [("/foreign/stream", 502, "bad_gateway"), ("/foreign/untyped", 404, "not_found")]
        {
            let reply = ask(server.address, &get(target));
            let body = reply.json();
            let body = body.get("error").unwrap_or(&body);
            assert_eq!(
                (reply.status, body.get("code").or(body.get("id")).and_then(|code| code.as_str())),
                (status, Some(code)),
                "{shape} {target}: {}",
                reply.show()
            );
            assert!(!reply.text().contains("10.0.0.3") && !reply.text().contains("drip"), "{shape} {target}");
        }
    }
}
