//! Compares what a client sees of an old error and of the new one. Copy it into the tests of a service that moves over.

use std::convert::Infallible;
use std::fmt::{self, Display, Write};

use api_error::ErrorLayer;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt, service_fn};

/// The headers that the new response may have in addition. They tell clients and caches what the old responses left open.
const NEW_HEADERS: [&str; 4] = ["cache-control", "www-authenticate", "x-content-type-options", "x-request-id"];

/// One error, answered by the old code and by the new code.
#[derive(Debug)]
pub struct Pair {
    /// The status, the headers and the body that the old code sends.
    pub before: String,
    /// The same of the new code, without the headers that only the new response has.
    pub after: String,
    /// The names of these headers.
    pub new_headers: Vec<String>,
}

impl Pair {
    /// Sends both errors; the new one passes through the layer of the service.
    ///
    /// # Errors
    /// A body that breaks off.
    pub async fn new(
        before: impl IntoResponse,
        after: impl IntoResponse + Send + 'static,
        layer: ErrorLayer,
    ) -> Result<Self, axum::Error> {
        let mut after = Some(after);
        let route = service_fn(move |_: Request| {
            let after = after.take();
            async move { Ok::<_, Infallible>(after.map(IntoResponse::into_response).unwrap_or_default()) }
        });
        let before = before.into_response();
        let Ok(mut after) = layer.layer(route).oneshot(Request::new(Body::empty())).await;

        let mut new_headers = Vec::new();
        for name in NEW_HEADERS {
            if !before.headers().contains_key(name) && after.headers_mut().remove(name).is_some() {
                new_headers.push(name.to_owned());
            }
        }
        Ok(Self { before: text(before).await?, after: text(after.map(Body::new)).await?, new_headers })
    }
}

/// What a client sees, and which headers are new.
impl Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n  new headers: {}", self.after, self.new_headers.join(", "))
    }
}

/// Compares each old error with the new one.
///
/// # Errors
/// A body that breaks off.
pub async fn pairs<B: IntoResponse, A: IntoResponse + Send + 'static>(
    errors: impl IntoIterator<Item = (B, A)>,
    layer: &ErrorLayer,
) -> Result<Vec<Pair>, axum::Error> {
    let mut pairs = Vec::new();
    for (before, after) in errors {
        pairs.push(Pair::new(before, after, layer.clone()).await?);
    }
    Ok(pairs)
}

/// The response as HTTP/1.1 writes it, with sorted headers.
async fn text(response: Response) -> Result<String, axum::Error> {
    let (parts, body) = response.into_parts();
    let body = body.collect().await?.to_bytes();
    let mut headers: Vec<_> = parts.headers.iter().collect();
    headers.sort_by_key(|(name, _)| name.as_str());
    let mut text = format!("{}\n", parts.status);
    for (name, value) in headers.into_iter().filter(|(name, _)| name.as_str() != "content-length") {
        let _ = writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    Ok(text + "\n" + &String::from_utf8_lossy(&body))
}

/// Compiles the code of the page about adopting.
#[cfg(doctest)]
#[doc = include_str!("../../docs/adopting.md")]
struct Adopting;
