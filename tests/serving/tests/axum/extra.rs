//! Values of the service's own in a body.

use api_error::{ApiError, ErrorExtra, ErrorLayer, shape};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::ask;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get as route;
use axum::{Extension, Router};

use crate::app::serve;

shape! { static BODY = { "code": code, "trace": extra("trace_id"), "region"?: extra("region") }; }

#[derive(Debug, ApiError)]
#[api_error(status = 404, code = "no_such_user")]
struct NoSuchUser;

async fn traced(mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(ErrorExtra::new().with("trace_id", "4bf92f35").with("region", "eu"));
    next.run(request).await
}

fn text(server: &Server, target: &str) -> String {
    String::from_utf8_lossy(&ask(server.address, &get(target)).body).into_owned()
}

#[test]
fn extra_values_come_from_the_request_and_from_the_response() {
    let routes = || {
        Router::new()
            .route("/plain", route(|| async { NoSuchUser }))
            .route("/moved", route(|| async { (Extension(ErrorExtra::new().with("region", "us")), NoSuchUser) }))
            .layer(ErrorLayer::new().shape(&BODY))
    };
    let server = serve(routes().layer(middleware::from_fn(traced)));
    for (target, body) in [
        ("/plain", r#"{"code":"no_such_user","trace":"4bf92f35","region":"eu"}"#),
        ("/moved", r#"{"code":"no_such_user","trace":"4bf92f35","region":"us"}"#),
        ("/nope", r#"{"code":"route_not_found","trace":"4bf92f35","region":"eu"}"#),
    ] {
        assert_eq!(text(&server, target), body);
    }
    let server = serve(routes());
    assert_eq!(text(&server, "/plain"), r#"{"code":"no_such_user","trace":null}"#);
    assert_eq!(text(&server, "/moved"), r#"{"code":"no_such_user","trace":null,"region":"us"}"#);
}
