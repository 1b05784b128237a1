//! Row by row: what salvo answers by itself, and what a client gets with our readers and the layer.

use api_error::ErrorLayer;
use api_error_serving_tests::suite::table;

use crate::app::{Readers, alone, layered};

#[test]
fn salvo_alone() {
    insta::assert_snapshot!(table(alone(Readers::Salvo).address));
}

#[test]
fn salvo_with_our_readers() {
    insta::assert_snapshot!(table(alone(Readers::Ours).address));
}

#[test]
fn salvo_with_the_layer() {
    insta::assert_snapshot!(table(layered(Readers::Salvo, ErrorLayer::new()).address));
}

#[test]
fn salvo_with_our_readers_and_the_layer() {
    insta::assert_snapshot!(table(layered(Readers::Ours, ErrorLayer::new()).address));
}
