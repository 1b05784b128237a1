//! What every framework must do, on poem.

use api_error::{ErrorLayer, Shape};
use api_error_serving_tests::crowd;
use api_error_serving_tests::log::log;
use api_error_serving_tests::suite;

use crate::app::{Extractors, caught, layered};

#[test]
fn a_connection_is_reused_after_every_error() {
    suite::reuse_after_every_error(layered(Extractors::Ours, ErrorLayer::new()).address, &[]);
    suite::reuse_after_every_error(layered(Extractors::Poem, ErrorLayer::new()).address, &[]);
    suite::reuse_after_every_error(caught(Extractors::Ours).address, &["panic"]);
}

#[test]
fn a_secret_is_in_the_log_and_nowhere_else() {
    log();
    suite::redacted(caught(Extractors::Poem).address);
    for shape in [Shape::Flat, Shape::Nested, Shape::Problem] {
        suite::redacted(layered(Extractors::Ours, ErrorLayer::new().shape(shape)).address);
    }
}

#[test]
fn every_error_is_logged_once() {
    let layer = ErrorLayer::new().trust_request_id(true);
    suite::logged_once(layered(Extractors::Ours, layer.clone()).address, "ours");
    suite::logged_once(layered(Extractors::Poem, layer).address, "poem");
}

#[test]
fn request_ids_are_validated() {
    suite::ids_are_validated(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)).address);
}

#[test]
fn a_path_forges_no_log_line() {
    suite::log_is_not_forged(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)).address, "line-1");
}

#[test]
fn nothing_long_is_repeated() {
    suite::nothing_long_is_repeated(layered(Extractors::Poem, ErrorLayer::new()).address);
    suite::nothing_long_is_repeated(layered(Extractors::Ours, ErrorLayer::new()).address);
    suite::nothing_long_is_repeated(caught(Extractors::Poem).address);
}

#[test]
fn a_problem_goes_to_those_who_accept_it() {
    suite::negotiated(layered(Extractors::Ours, ErrorLayer::new().negotiate_problem(true)).address);
}

#[test]
fn the_nested_shape_wraps_every_error() {
    suite::nested(layered(Extractors::Ours, ErrorLayer::new().shape(Shape::Nested)).address);
}

#[test]
fn two_thousand_at_once() {
    let server = layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true));
    assert_eq!(crowd::at_once(server.address, 0), crowd::SIZE);
}
