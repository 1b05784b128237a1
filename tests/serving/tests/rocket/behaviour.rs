//! What every framework must do, on Rocket.

use api_error::{ErrorLayer, Shape};
use api_error_serving_tests::crowd;
use api_error_serving_tests::log::log;
use api_error_serving_tests::suite;

use crate::app::{Guards, caught, layered};

#[test]
fn a_connection_is_reused_after_every_error() {
    suite::reuse_after_every_error(layered(Guards::Ours, ErrorLayer::new()).address, &[]);
    suite::reuse_after_every_error(layered(Guards::Rocket, ErrorLayer::new()).address, &[]);
    suite::reuse_after_every_error(caught(Guards::Ours).address, &[]);
}

#[test]
fn a_secret_is_in_the_log_and_nowhere_else() {
    log();
    suite::redacted(caught(Guards::Rocket).address);
    for shape in [Shape::Flat, Shape::Nested, Shape::Problem] {
        suite::redacted(layered(Guards::Ours, ErrorLayer::new().shape(shape)).address);
    }
}

#[test]
fn every_error_is_logged_once() {
    let layer = ErrorLayer::new().trust_request_id(true);
    suite::logged_once(layered(Guards::Ours, layer.clone()).address, "ours");
    suite::logged_once(layered(Guards::Rocket, layer).address, "rocket");
}

#[test]
fn request_ids_are_validated() {
    suite::ids_are_validated(layered(Guards::Ours, ErrorLayer::new().trust_request_id(true)).address);
}

#[test]
fn a_path_forges_no_log_line() {
    suite::log_is_not_forged(layered(Guards::Ours, ErrorLayer::new().trust_request_id(true)).address, "line-1");
}

#[test]
fn nothing_long_is_repeated() {
    suite::nothing_long_is_repeated(layered(Guards::Rocket, ErrorLayer::new()).address);
    suite::nothing_long_is_repeated(layered(Guards::Ours, ErrorLayer::new()).address);
    suite::nothing_long_is_repeated(caught(Guards::Rocket).address);
}

#[test]
fn a_problem_goes_to_those_who_accept_it() {
    suite::negotiated(layered(Guards::Ours, ErrorLayer::new().negotiate_problem(true)).address);
}

#[test]
fn the_nested_shape_wraps_every_error() {
    suite::nested(layered(Guards::Ours, ErrorLayer::new().shape(Shape::Nested)).address);
}

#[test]
fn two_thousand_at_once() {
    let server = layered(Guards::Ours, ErrorLayer::new().trust_request_id(true));
    assert_eq!(crowd::at_once(server.address, 0), crowd::SIZE);
}
