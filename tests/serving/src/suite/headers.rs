//! The headers of errors: those that an error declares, those that its status requires, and those of HEAD.

use super::exception::Check;
use super::framework::{Framework, Readers, Setup, layered, shaped_layers, trusting, with_id};
use super::outcome::Outcomes;
use crate::cases::{get, head};
use crate::errors::RANGED_HEADERS;
use crate::wire::{Reply, ask};

/// What an error declares reaches the client, whichever shape the layer gives the body.
pub fn declared_headers_are_sent<F: Framework>() {
    let mut servers: Vec<_> = shaped_layers().into_iter().map(|(name, layer)| (name, layered::<F>(layer))).collect();
    servers.push(("without the layer", F::serve(Readers::Ours, Setup::Converted)));
    for (setup, server) in servers {
        let reply = ask(server.address, &get("/errors/ranged"));
        assert_eq!(reply.status, 416, "{setup}");
        for (name, value) in RANGED_HEADERS {
            assert_eq!(reply.header(&name.to_ascii_lowercase()), Some(value), "{setup}: {}", reply.show());
        }
    }
}

/// RFC 9110 section 15.5.2: a 401 has a challenge. An error, a rejection and a bare status have it.
pub fn every_401_has_a_challenge<F: Framework>() {
    let server = layered::<F>(trusting());
    for target in ["/errors/signed-out", "/errors/rejected", "/bare/401"] {
        let reply = ask(server.address, &get(target));
        assert_eq!((reply.status, reply.header("www-authenticate")), (401, Some("Bearer")), "{target}");
    }
    let converted = F::serve(Readers::Ours, Setup::Converted);
    let reply = ask(converted.address, &get("/errors/rejected"));
    assert_eq!((reply.status, reply.header("www-authenticate")), (401, Some("Bearer")));
}

/// The answer to HEAD has the headers that GET has, the length included.
pub fn head_has_the_headers_of_get<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::Head);
    let server = layered::<F>(trusting());
    for target in [
        "/nope",
        "/errors/taken",
        "/errors/signed-out",
        "/errors/slow-down",
        "/errors/ranged",
        "/foreign/stale",
        "/foreign/stream",
        "/foreign/untyped",
    ] {
        outcomes.case(target, || {
            let to_get = ask(server.address, &with_id(&get(target), "head"));
            let to_head = ask(server.address, &with_id(&head(target), "head"));
            assert!(to_get.header("content-length").is_some(), "{}", to_get.show());
            assert_eq!((to_head.status, headers(&to_head)), (to_get.status, headers(&to_get)));
        });
    }
    outcomes.finish();
}

fn headers(reply: &Reply) -> Vec<&(String, String)> {
    let mut headers: Vec<_> = reply.headers.iter().filter(|(name, _)| name != "date").collect();
    headers.sort();
    headers
}
