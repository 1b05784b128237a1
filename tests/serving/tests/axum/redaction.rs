//! What a client must not see is in the log, and in no byte of any response.

use api_error::{ErrorLayer, Shape};
use api_error_serving_tests::cases::{self, SECRET};
use api_error_serving_tests::log::log;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::once;

use crate::app::{Extractors, layered, routes, serve};

fn is_nowhere(server: &Server) {
    for case in cases::all() {
        let Ok(reply) = once(server.address, &case.request) else { continue };
        let all = format!("{reply:?}{}", reply.text());
        for secret in [SECRET, "hunter2", "postgres://", "db.internal", "StorageError", "explode", ".rs:"] {
            assert!(!all.contains(secret), "{}: {all}", case.name);
        }
    }
}

#[test]
fn a_secret_is_in_the_log_and_nowhere_else() {
    let log = log();
    is_nowhere(&serve(routes(Extractors::Ours)));
    for shape in [Shape::Flat, Shape::Nested, Shape::Problem] {
        is_nowhere(&serve(layered(Extractors::Ours, ErrorLayer::new().shape(shape))));
    }
    let seen = |entry: &api_error_serving_tests::log::Entry| {
        entry.fields.get("exception.stacktrace").is_some_and(|chain| chain.contains(SECRET))
    };
    assert!(log.of_code("storage_failed").iter().all(seen));
    assert!(log.of_code("storage_failed").len() >= 4);
    let panics: Vec<_> =
        log.of_code("internal_panic").into_iter().filter(|entry| entry.fields["url.path"] == "/panic").collect();
    assert!(panics.iter().all(seen));
    assert!(panics.len() >= 3);
}
