//! Errors in a `Box`, where clippy's `result_large_err` leads people.

use super::framework::{Framework, Readers, Setup, id, trusting, with_id};
use crate::cases::get;
use crate::log::log;
use crate::wire::ask;

/// A handler that returns `Result<_, Box<E>>` answers as one that returns `Result<_, E>`, and the log is the same.
pub fn a_boxed_error_is_answered_as_the_error<F: Framework>() {
    let log = log();
    for (kind, setup) in [("layered", Setup::Layered(trusting())), ("converted", Setup::Converted)] {
        let server = F::serve(Readers::Ours, setup);
        for (number, name) in
            ["declined", "signed-out", "slow-down", "taken", "broken", "form", "ranged"].iter().enumerate()
        {
            // Both are equally long, so that the bodies are too.
            let id =
                |folder: &str| id::<F>(&format!("{kind}-{}", if folder == "boxed" { "box" } else { "not" }), number);
            let [plain, boxed] = ["errors", "boxed"].map(|folder| {
                let mut reply = ask(server.address, &with_id(&get(&format!("/{folder}/{name}")), id(folder)));
                reply.headers.retain(|(header, _)| !["date", "x-request-id"].contains(&header.as_str()));
                (reply.status, reply.headers, String::from_utf8_lossy(&reply.body).replace(&id(folder), "<id>"))
            });
            assert!(plain.0 >= 400 && plain == boxed, "{kind}: {plain:?} {boxed:?}");
            if kind == "layered" {
                let [plain, boxed] = ["errors", "boxed"].map(|folder| {
                    let mut fields = log.only_of_request(&id(folder)).fields;
                    for of_request in ["api.error.request_id", "http.route", "url.path"] {
                        fields.remove(of_request);
                    }
                    fields
                });
                assert_eq!(plain, boxed);
            }
        }
    }
}
