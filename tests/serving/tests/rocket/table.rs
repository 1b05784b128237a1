//! Row by row: what Rocket answers by itself, and what a client gets with catchers, guards and layer.

use api_error::ErrorLayer;
use api_error_serving_tests::suite::table;

use crate::app::{Guards, caught, layered, plain};

#[test]
fn rocket_alone() {
    insta::assert_snapshot!(table(plain(Guards::Rocket).address));
}

#[test]
fn rocket_with_our_catchers() {
    insta::assert_snapshot!(table(caught(Guards::Rocket).address));
}

#[test]
fn rocket_with_our_guards() {
    insta::assert_snapshot!(table(caught(Guards::Ours).address));
}

#[test]
fn rocket_with_the_layer() {
    insta::assert_snapshot!(table(layered(Guards::Rocket, ErrorLayer::new()).address));
}

#[test]
fn rocket_with_our_guards_and_the_layer() {
    insta::assert_snapshot!(table(layered(Guards::Ours, ErrorLayer::new()).address));
}
