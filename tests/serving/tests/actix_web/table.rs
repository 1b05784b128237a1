//! Row by row: what actix-web answers by itself, and what a client gets with configuration, extractors and layer.

use api_error::ErrorLayer;
use api_error_serving_tests::suite::table;

use crate::app::{Extractors, configured, layered, plain};

#[test]
fn actix_alone() {
    insta::assert_snapshot!(table(plain(Extractors::Actix).address));
}

#[test]
fn actix_configured() {
    insta::assert_snapshot!(table(configured(Extractors::Actix).address));
}

#[test]
fn actix_with_our_extractors() {
    insta::assert_snapshot!(table(configured(Extractors::Ours).address));
}

#[test]
fn actix_with_the_layer() {
    insta::assert_snapshot!(table(layered(Extractors::Actix, ErrorLayer::new()).address));
}

#[test]
fn actix_with_our_extractors_and_the_layer() {
    insta::assert_snapshot!(table(layered(Extractors::Ours, ErrorLayer::new()).address));
}
