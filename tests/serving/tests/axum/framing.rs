//! The layer around a whole router instead of in it. The router has already set a length when the layer replaces the body.

use api_error::ErrorLayer;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{self, Exception, Framework, Readers, Setup};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use tower::make::Shared;
use tower::{Layer, ServiceExt};

use crate::app::{Tested, all_routes};

struct Around;

impl Framework for Around {
    const NAME: &'static str = "axum-around";
    const NEEDS_CONVERSION: bool = Tested::NEEDS_CONVERSION;
    const EXCEPTIONS: &'static [Exception] = Tested::EXCEPTIONS;

    fn route(folder: &str, parameter: &str) -> Option<String> {
        Tested::route(folder, parameter)
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone | Setup::Converted | Setup::WithExtra(_) => Tested::serve(readers, setup),
            Setup::Layered(layer) => around(all_routes(readers, &layer), &layer),
            Setup::LayeredTwice(layer) => around(all_routes(readers, &layer).layer(layer.clone()), &layer),
        }
    }
}

fn around(inner: Router, layer: &ErrorLayer) -> Server {
    let service =
        ServiceExt::<Request>::map_response(layer.layer(inner), |response: Response<_>| response.map(Body::new));
    Server::start(|listener| async move {
        let _ = axum::serve(listener, Shared::new(service)).await;
    })
    .unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}

#[test]
fn connections_are_reused() {
    suite::connections_are_reused::<Around>();
}

#[test]
fn stale_headers() {
    suite::stale_headers::<Around>();
}

#[test]
fn head_has_the_headers_of_get() {
    suite::head_has_the_headers_of_get::<Around>();
}

#[test]
fn two_layers_are_one() {
    suite::two_layers_are_one::<Around>();
}
