//! The layer among handlers and other middleware.

use super::exception::Check;
use super::framework::{Framework, Readers, Setup, id, layered, trusting, with_id};
use super::outcome::Outcomes;
use crate::cases::get;
use crate::log::log;
use crate::wire::{ask, connect};

/// A handler reads the id of its request; without a layer there is none, which is an error of the service.
pub fn handlers_read_the_id<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::HandlerId);
    let id = id::<F>("handler", 0);
    outcomes.case("with the layer", || {
        let server = layered::<F>(trusting());
        let reply = ask(server.address, &with_id(&get("/id"), &id));
        assert_eq!((reply.status, reply.text(), reply.header("x-request-id")), (200, id.clone(), Some(id.as_str())));
    });
    outcomes.case("without the layer", || {
        let server = F::serve(Readers::Ours, Setup::Converted);
        let reply = ask(server.address, &with_id(&get("/id"), &id));
        assert_eq!((reply.status, reply.json()["code"].as_str()), (500, Some("internal_error")), "{}", reply.show());
    });
    outcomes.finish();
}

/// Two layers agree on one id, one event and one envelope.
pub fn two_layers_are_one<F: Framework>() {
    let log = log();
    let server = F::serve(Readers::Ours, Setup::LayeredTwice(trusting()));
    for (number, target) in ["/errors/declined", "/bare/418", "/nope"].into_iter().enumerate() {
        let id = id::<F>("twice", number);
        let reply = ask(server.address, &with_id(&get(target), &id));
        assert_eq!(reply.json()["request_id"], id.as_str(), "{target}");
        assert_eq!(reply.header("x-request-id"), Some(id.as_str()), "{target}");
        assert_eq!(log.of_request(&id).len(), 1, "{target}");
    }
    let id = id::<F>("twice", 9);
    let _ = connect(server.address).exchange(&with_id(&get("/foreign/broken"), &id));
    assert_eq!(log.of_request(&id).len(), 1, "a body that fails");
}

/// A layer that catches no panics leaves them to the server, which drops the connection.
pub fn panics_go_on_if_configured<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::Panics);
    let server = layered::<F>(trusting().catch_panics(false));
    outcomes.case("catch_panics(false)", || {
        let mut connection = connect(server.address);
        assert!(connection.exchange(&get("/panic")).is_err());
        assert!(connection.is_closed());
    });
    outcomes.finish();
}
