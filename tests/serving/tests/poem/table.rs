//! Row by row: what poem answers by itself, and what a client gets with errors caught, extractors and layer.

use api_error::ErrorLayer;
use api_error_serving_tests::suite::table;

use crate::app::{Extractors, caught, layered, plain};

#[test]
fn poem_alone() {
    insta::assert_snapshot!(table(plain(Extractors::Poem).address));
}

#[test]
fn poem_with_its_errors_caught() {
    insta::assert_snapshot!(table(caught(Extractors::Poem).address));
}

#[test]
fn poem_with_our_extractors() {
    insta::assert_snapshot!(table(caught(Extractors::Ours).address));
}

#[test]
fn poem_with_the_layer() {
    insta::assert_snapshot!(table(layered(Extractors::Poem, ErrorLayer::new()).address));
}

#[test]
fn poem_with_our_extractors_and_the_layer() {
    insta::assert_snapshot!(table(layered(Extractors::Ours, ErrorLayer::new()).address));
}
