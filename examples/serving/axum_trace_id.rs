//! The trace id of OpenTelemetry in the body of every error, so that a customer's report leads to the trace.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --bin axum_trace_id
//! listening on http://127.0.0.1:3000
//! $ curl -H 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' localhost:3000/orders/8
//! {"code":"order_not_found","message":"There is no order 8.","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}
//! $ curl localhost:3000/nope
//! {"code":"route_not_found","message":"There is no resource at this URL.","trace_id":"0b5f.."}
//! ```
//!
//! The id is that of the current span: the trace that the request names in `traceparent` (W3C Trace Context), or a new one. The
//! example prints the spans to standard output. Replace the exporter with that of your collector.

use api_error::axum::Path;
use api_error::{ApiError, ErrorExtra, ErrorLayer, shape};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::get;
use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry::trace::{TraceContextExt, TracerProvider};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tokio::net::TcpListener;
use tracing::{Instrument, info_span};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

shape! {
    /// The body of every error.
    static BODY = { "code": code, "message": message, "trace_id": extra("trace_id") };
}

#[derive(Debug, thiserror::Error, ApiError)]
enum ShopError {
    #[error("order {0} does not exist")]
    #[api_error(status = 404, code = "order_not_found", message = "There is no order {0}.", param = "id")]
    OrderNotFound(u32),
}

async fn order(Path(id): Path<u32>) -> ShopError {
    ShopError::OrderNotFound(id)
}

/// The headers of a request, as the propagator reads them.
struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}

/// Must be outside the error layer, which reads the extensions of the request.
async fn in_trace(mut request: Request, next: Next) -> Response {
    let span = info_span!("request", otel.kind = "server", http.request.method = %request.method());
    let parent = TraceContextPropagator::new().extract(&Headers(request.headers()));
    // It fails only for a span that is filtered out or has begun.
    let _ = span.set_parent(parent);
    let context = span.context();
    let trace_id = context.span().span_context().trace_id().to_string();
    request.extensions_mut().insert(ErrorExtra::new().with("trace_id", &trace_id));
    next.run(request).instrument(span).await
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let provider =
        SdkTracerProvider::builder().with_simple_exporter(opentelemetry_stdout::SpanExporter::default()).build();
    let spans = tracing_opentelemetry::layer().with_tracer(provider.tracer("shop"));
    tracing_subscriber::registry().with(spans).init();

    let routes =
        Router::new().route("/orders/{id}", get(order)).layer(ErrorLayer::new().shape(&BODY)).layer(from_fn(in_trace));
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
