//! Row by row: what warp answers by itself, and what a client gets with our filters, `recover` and the layer.

use api_error::ErrorLayer;
use api_error_serving_tests::suite::table;
use warp::Filter;

use crate::app::{layered, ours, serve, theirs};

#[test]
fn warp_alone() {
    insta::assert_snapshot!(table(serve(theirs()).address));
}

#[test]
fn warp_with_our_filters() {
    insta::assert_snapshot!(table(serve(ours().recover(api_error::warp::recover)).address));
}

#[test]
fn warp_with_recover_and_the_layer() {
    insta::assert_snapshot!(table(layered(theirs().recover(api_error::warp::recover), ErrorLayer::new()).address));
}

#[test]
fn warp_with_the_layer() {
    insta::assert_snapshot!(table(layered(theirs(), ErrorLayer::new()).address));
}

#[test]
fn warp_with_our_filters_and_the_layer() {
    insta::assert_snapshot!(table(layered(ours().recover(api_error::warp::recover), ErrorLayer::new()).address));
}
