//! What every framework must do, on salvo.

use api_error::{ErrorLayer, Shape};
use api_error_serving_tests::crowd;
use api_error_serving_tests::log::log;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite;

use crate::app::{Readers, alone, layered};

fn with_layer(layer: ErrorLayer) -> Server {
    layered(Readers::Ours, layer)
}

fn without_layer() -> Server {
    alone(Readers::Ours)
}

#[test]
fn a_connection_is_reused_after_every_error() {
    suite::reuse_after_every_error(with_layer(ErrorLayer::new()).address, &[]);
    suite::reuse_after_every_error(without_layer().address, &["panic"]);
}

#[test]
fn a_secret_is_in_the_log_and_nowhere_else() {
    log();
    suite::redacted(without_layer().address);
    for shape in [Shape::Flat, Shape::Nested, Shape::Problem] {
        suite::redacted(with_layer(ErrorLayer::new().shape(shape)).address);
    }
}

#[test]
fn every_error_is_logged_once() {
    suite::logged_once(with_layer(ErrorLayer::new().trust_request_id(true)).address, "once");
}

#[test]
fn request_ids_are_validated() {
    suite::ids_are_validated(with_layer(ErrorLayer::new().trust_request_id(true)).address);
}

#[test]
fn a_path_forges_no_log_line() {
    suite::log_is_not_forged(with_layer(ErrorLayer::new().trust_request_id(true)).address, "log-line-2");
}

#[test]
fn nothing_long_is_repeated() {
    suite::nothing_long_is_repeated(with_layer(ErrorLayer::new()).address);
}

#[test]
fn a_problem_goes_to_those_who_accept_it() {
    suite::negotiated(with_layer(ErrorLayer::new().negotiate_problem(true)).address);
}

#[test]
fn the_nested_shape_wraps_every_error() {
    suite::nested(with_layer(ErrorLayer::new().shape(Shape::Nested)).address);
}

#[test]
fn two_thousand_at_once() {
    let server = with_layer(ErrorLayer::new().trust_request_id(true));
    assert_eq!(crowd::at_once(server.address, 0), crowd::SIZE);
}
