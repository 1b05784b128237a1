//! Row by row: what axum answers by itself, and what a client gets with extractors and layer.

use api_error::ErrorLayer;
use api_error_serving_tests::cases;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::once;

use crate::app::{Extractors, layered, routes, serve};

fn table(server: &Server) -> String {
    let mut table = String::new();
    for case in cases::all() {
        let reply = match once(server.address, &case.request) {
            Ok(reply) => reply.show(),
            Err(error) => format!("connection dropped: {:?}", error.kind()),
        };
        table.extend(["## ", case.name, "\n", &reply, "\n\n"]);
    }
    table
}

#[test]
fn axum_alone() {
    insta::assert_snapshot!(table(&serve(routes(Extractors::Axum))));
}

#[test]
fn axum_with_our_extractors() {
    insta::assert_snapshot!(table(&serve(routes(Extractors::Ours))));
}

#[test]
fn axum_with_the_layer() {
    insta::assert_snapshot!(table(&serve(layered(Extractors::Axum, ErrorLayer::new()))));
}

#[test]
fn axum_with_our_extractors_and_the_layer() {
    insta::assert_snapshot!(table(&serve(layered(Extractors::Ours, ErrorLayer::new()))));
}
