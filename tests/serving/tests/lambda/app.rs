//! A function, an axum router, and a gateway that turns requests into events of format 2.0.

use api_error::{ErrorLayer, FrameworkError, Rejection, Untouched};
use api_error_serving_tests::cases::{Order, Search};
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use lambda_http::http::{Response, StatusCode};
use lambda_http::request::LambdaRequest;
use lambda_http::{Adapter, Body, Context, IntoResponse, LambdaEvent, Request, Service};
use serde_json::{Value, json};

/// The errors of the handler.
#[derive(Debug, api_error::ApiError)]
pub(crate) enum Failure {
    #[api_error(transparent)]
    Shop(ShopError),
    #[api_error(transparent)]
    Request(Rejection),
    #[api_error(transparent)]
    Framework(FrameworkError),
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        Self::Request(rejection)
    }
}

/// The handler, which also finds the route.
pub(crate) async fn shop(request: Request) -> Result<Response<Body>, Failure> {
    let path = request.uri().path().to_owned();
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["", "users", "7"] => text("7").await,
        ["", "search"] => text(&api_error::lambda::query::<Search>(&request)?.page.to_string()).await,
        ["", "orders"] => text(&api_error::lambda::json::<Order>(&request)?.items.len().to_string()).await,
        ["", "errors", name] => Err(Failure::Shop(ShopError::of_route(name))),
        ["", "panic"] => explode(),
        ["", "bare", status] => Ok(bare(status)),
        ["", "foreign", kind] => Ok(foreign(kind)),
        _ => Err(Failure::Framework(FrameworkError::RouteNotFound)),
    }
}

/// The handler with its errors in a `Box`.
pub(crate) async fn boxed(request: Request) -> Result<Response<Body>, Box<Failure>> {
    shop(request).await.map_err(Box::new)
}

async fn text(text: &str) -> Result<Response<Body>, Failure> {
    Ok(text.into_response().await)
}

#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> ! {
    panic!("the pool of {SECRET} is gone")
}

fn bare(status: &str) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status.parse().unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

fn foreign(kind: &str) -> Response<Body> {
    let (media_type, body) = match kind {
        "json" => ("application/json", r#"{"mine":true}"#),
        "problem" => ("application/problem+json", r#"{"title":"Mine"}"#),
        _ => ("text/html", "<h1>mine</h1>"),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response.headers_mut().insert("content-type", lambda_http::http::HeaderValue::from_static(media_type));
    if kind == "page" {
        response.extensions_mut().insert(Untouched);
    }
    response
}

/// The same service as an axum router.
pub(crate) fn router() -> axum::Router {
    let failing = |axum::extract::Path(name): axum::extract::Path<String>| async move { ShopError::of_route(&name) };
    axum::Router::new()
        .route("/users/{id}", axum::routing::get(|| async { "7" }))
        .route("/errors/{name}", axum::routing::get(failing))
        .route("/panic", axum::routing::get(panicking))
}

async fn panicking() -> &'static str {
    explode()
}

/// A request to the gateway.
pub(crate) struct Event {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

pub(crate) fn get(path: &str) -> Event {
    Event { method: "GET", path: path.to_owned(), headers: Vec::new(), body: String::new() }
}

pub(crate) fn post(path: &str, content_type: Option<&str>, body: &str) -> Event {
    let headers = content_type.map(|value| ("content-type", value.to_owned())).into_iter().collect();
    Event { method: "POST", path: path.to_owned(), headers, body: body.to_owned() }
}

/// Invokes the function with the event as API Gateway writes it. Returns what the runtime would send back, or why the
/// invocation failed.
pub(crate) fn invoke<S, R>(function: S, event: &Event, invocation: &str) -> Result<Value, String>
where
    S: Service<Request, Response = R, Error = std::convert::Infallible>,
    S::Future: Send + 'static,
    R: IntoResponse,
{
    let (path, query) = event.path.split_once('?').unwrap_or((&event.path, ""));
    let headers: serde_json::Map<_, _> =
        event.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let event = json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": query, "headers": headers,
        "requestContext": {
            "accountId": "1", "apiId": "a", "domainName": "localhost", "domainPrefix": "a", "requestId": "gateway-1",
            "routeKey": "$default", "stage": "$default", "time": "now", "timeEpoch": 0,
            "http": {"method": event.method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "test"},
        },
        "body": event.body, "isBase64Encoded": false,
    });
    let payload: LambdaRequest = serde_json::from_value(event).map_err(|error| error.to_string())?;
    let mut context = Context::default();
    invocation.clone_into(&mut context.request_id);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        runtime.block_on(Adapter::from(function).call(LambdaEvent::new(payload, context)))
    }));
    match answered {
        Ok(Ok(response)) => serde_json::to_value(response).map_err(|error| error.to_string()),
        Ok(Err(never)) => match never {},
        Err(_) => Err("the invocation panicked".to_owned()),
    }
}

/// The answer of [`shop`] with the layer.
pub(crate) fn layered(event: &Event, layer: ErrorLayer, invocation: &str) -> Value {
    let answer = invoke(api_error::lambda::service(api_error::lambda::handler(shop), layer), event, invocation);
    answer.unwrap_or_else(|error| unreachable!("no answer: {error}"))
}
