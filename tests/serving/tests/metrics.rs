//! The counter: one per error, and no label that a client chooses.

use std::collections::BTreeMap;

use api_error::{ApiError, ErrorLayer, ErrorSpec, ErrorStatus, FrameworkError, catalog};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::once;
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get as route;
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

#[derive(Debug, ApiError)]
enum Known {
    #[api_error(status = 402)]
    CardDeclined,
}

static FOREIGN: ErrorSpec = ErrorSpec::new(ErrorStatus::CONFLICT, "of_somebody_else");

#[derive(Debug)]
struct Foreign;

impl ApiError for Foreign {
    fn spec(&self) -> &'static ErrorSpec {
        &FOREIGN
    }
}

catalog! { static ERRORS = [Known, FrameworkError]; }

#[derive(Debug, ApiError)]
enum Both {
    #[api_error(transparent)]
    Known(Known),
    #[api_error(transparent)]
    Foreign(Box<dyn ApiError + Send + Sync>),
}

#[test]
fn errors_are_counted_under_bounded_labels() {
    let recorder = DebuggingRecorder::new();
    let counters = recorder.snapshotter();
    assert!(recorder.install().is_ok());
    let both = |axum::extract::Path(kind): axum::extract::Path<String>| async move {
        if kind == "known" { Both::Known(Known::CardDeclined) } else { Both::Foreign(Box::new(Foreign)) }
    };
    let routes = Router::new()
        .route("/errors/{kind}", route(both))
        .route("/ok", route(|| async { "ok" }))
        .route("/json", route(|| async { (axum::http::StatusCode::BAD_GATEWAY, axum::Json(7)).into_response() }));
    let server = Server::start(|listener| async move {
        let _ = axum::serve(listener, routes.layer(ErrorLayer::new().catalog(&ERRORS))).await;
    });
    let Ok(server) = server else { unreachable!("loopback is there") };
    for target in ["/errors/known", "/errors/known", "/errors/x", "/ok", "/json", "/nope/1", "/nope/2"] {
        assert!(once(server.address, &get(target)).is_ok());
    }
    let mut counted = BTreeMap::new();
    for (key, _, _, value) in counters.snapshot().into_vec() {
        let labels: Vec<_> = key.key().labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        let DebugValue::Counter(count) = value else { unreachable!("only counters") };
        counted.insert(format!("{} {}", key.key().name(), labels.join(" ")), count);
    }
    let series = |error_type, code, status, route, count| {
        let labels = format!(
            "api.error.type={error_type} api.error.code={code} http.response.status_code={status} http.route={route}"
        );
        (format!("api.errors {labels}"), count)
    };
    let expected = BTreeMap::from([
        series("validation_error", "card_declined", 402, "/errors/{kind}", 2),
        series("validation_error", "_OTHER", 409, "/errors/{kind}", 1),
        series("_OTHER", "_OTHER", 502, "/json", 1),
        series("validation_error", "route_not_found", 404, "_OTHER", 2),
    ]);
    assert_eq!(counted, expected);
}
