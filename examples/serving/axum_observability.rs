//! Errors in traces and metrics: spans for OpenTelemetry, and a page for Prometheus.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --bin axum_observability
//! listening on http://127.0.0.1:3000
//! $ curl localhost:3000/orders/8
//! $ curl localhost:3000/stock
//! $ curl localhost:3000/metrics
//! # TYPE api_errors counter
//! api_errors{api_error_type="validation_error",api_error_code="order_not_found",http_response_status_code="404",http_route="/orders/{id}"} 1
//! api_errors{api_error_type="api_error",api_error_code="storage_failed",http_response_status_code="500",http_route="/stock"} 1
//! ```
//!
//! The example prints the spans to standard output. Each error is an event in the span of its request, with `api.error.code`,
//! `exception.message` and the causes. Replace the exporter with that of your collector. The conventions of OpenTelemetry
//! require that the status of a server's span is an error only for 5xx.

use std::io;

use api_error::axum::Path;
use api_error::{ApiError, ErrorLayer, FrameworkError, catalog};
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;
use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tokio::net::TcpListener;
use tracing::field::Empty;
use tracing::{Instrument, info_span};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

#[derive(Debug, thiserror::Error, ApiError)]
enum ShopError {
    #[error("order {0} does not exist")]
    #[api_error(status = 404, code = "order_not_found", message = "There is no order {0}.", param = "id")]
    OrderNotFound(u32),
    #[error("the storage failed")]
    #[api_error(status = 500, code = "storage_failed")]
    Storage(#[from] io::Error),
}

catalog! { static ERRORS = [ShopError, FrameworkError]; }

async fn order(Path(id): Path<u32>) -> ShopError {
    ShopError::OrderNotFound(id)
}

async fn stock() -> Result<&'static str, ShopError> {
    Err(io::Error::other("connection to postgres://shop:hunter2@db.internal/stock refused"))?
}

/// Must be outside the error layer, so that the event of an error belongs to the span of its request.
async fn in_span(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|route| route.as_str().to_owned());
    let span = info_span!(
        "request",
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = %request.method(),
        http.route = route,
        http.response.status_code = Empty,
    );
    let response = next.run(request).instrument(span.clone()).await;
    span.record("http.response.status_code", i64::from(response.status().as_u16()));
    if response.status().is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
    response
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let provider =
        SdkTracerProvider::builder().with_simple_exporter(opentelemetry_stdout::SpanExporter::default()).build();
    let spans = tracing_opentelemetry::layer().with_tracer(provider.tracer("shop"));
    tracing_subscriber::registry().with(spans).init();
    let counters = PrometheusBuilder::new().install_recorder()?;

    let routes = Router::new()
        .route("/orders/{id}", get(order))
        .route("/stock", get(stock))
        .layer(ErrorLayer::new().catalog(&ERRORS))
        .layer(from_fn(in_span))
        .route("/metrics", get(|| async move { counters.render() }));
    let port = std::env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, routes)
        .with_graceful_shutdown(async {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await?;
    provider.shutdown()?;
    Ok(())
}
