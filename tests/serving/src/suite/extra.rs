//! Values of the service's own in a body.

use super::exception::Check;
use super::framework::{Framework, OWN, Readers, Setup, trusting, with_header};
use super::outcome::Outcomes;
use crate::cases::{REGION, get};
use crate::wire::ask;

/// `extra(..)` of a shape reads the `ErrorExtra` of the request and of the response, for the framework's own errors too. That of
/// the response has precedence.
pub fn extra_values_are_in_the_body<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::Extra);
    let server = F::serve(Readers::Ours, Setup::WithExtra(trusting().shape(&OWN)));
    for (target, status, alone, with_request) in [
        ("/errors/declined", 402, None, "eu"),
        ("/nope", 404, None, "eu"),
        ("/search?page=x", 400, None, "eu"),
        ("/bare/418", 418, None, "eu"),
        ("/panic", 500, None, "eu"),
        ("/extra/us", 402, Some("us"), "us"),
    ] {
        let cases = [("alone", get(target), alone), ("with a request", of_request(target), Some(with_request))];
        for (name, request, region) in cases {
            outcomes.case(format!("{target}: {name}"), || {
                let reply = ask(server.address, &request);
                assert_eq!(reply.status, status, "{}", reply.show());
                assert_eq!(reply.json()["region"].as_str(), region, "{}", reply.show());
            });
        }
    }
    outcomes.finish();
}

fn of_request(target: &str) -> Vec<u8> {
    with_header(&get(target), format!("{REGION}: eu").as_bytes())
}
