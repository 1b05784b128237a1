//! The errors and the middleware that a careful engineer would write for one service: request id, one shape, panics caught,
//! one JSON line of the log per error.

use std::borrow::Cow;
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::header::{
    AGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, EXPIRES, HeaderValue, LAST_MODIFIED,
    TRANSFER_ENCODING, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use futures_util::FutureExt;
use serde::Serialize;
use uuid::Uuid;

#[derive(Debug)]
pub(crate) enum HandWritten {
    CardDeclined,
    OpenInvoices { account: String, open: u32 },
    Panicked,
}

/// What the enum says about a variant.
struct Facts {
    status: StatusCode,
    variant: &'static str,
    error_type: &'static str,
    code: &'static str,
    param: Option<&'static str>,
    doc_url: &'static str,
}

#[derive(Serialize)]
struct Envelope<'a> {
    r#type: &'static str,
    code: &'static str,
    message: &'a str,
    param: Option<&'static str>,
    doc_url: Option<&'static str>,
    request_id: Option<&'a str>,
}

impl HandWritten {
    fn facts(&self) -> Facts {
        match self {
            Self::CardDeclined => Facts {
                status: StatusCode::PAYMENT_REQUIRED,
                variant: "HandWritten::CardDeclined",
                error_type: "validation_error",
                code: "card_declined",
                param: Some("card"),
                doc_url: "https://docs.example.com/errors/card_declined",
            },
            Self::OpenInvoices { .. } => Facts {
                status: StatusCode::CONFLICT,
                variant: "HandWritten::OpenInvoices",
                error_type: "validation_error",
                code: "open_invoices",
                param: Some("account"),
                doc_url: "https://docs.example.com/errors/open_invoices",
            },
            Self::Panicked => Facts {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                variant: "HandWritten::Panicked",
                error_type: "api_error",
                code: "internal_panic",
                param: None,
                doc_url: "https://docs.example.com/errors/internal_panic",
            },
        }
    }
}

impl fmt::Display for HandWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CardDeclined => f.write_str("Your card was declined."),
            Self::OpenInvoices { account, open } => write!(f, "Account {account} has {open} open invoices."),
            Self::Panicked => f.write_str("An internal error occurred."),
        }
    }
}

/// Without the middleware: the whole response.
impl IntoResponse for HandWritten {
    fn into_response(self) -> Response {
        let Facts { status, error_type, code, param, doc_url, .. } = self.facts();
        let message = self.to_string();
        let body =
            Envelope { r#type: error_type, code, message: &message, param, doc_url: Some(doc_url), request_id: None };
        (status, Json(body)).into_response()
    }
}

/// With the middleware, which writes the body: the status, and the error itself.
pub(crate) struct Kept(pub(crate) HandWritten);

impl IntoResponse for Kept {
    fn into_response(self) -> Response {
        (self.0.facts().status, Extension(Arc::new(self.0))).into_response()
    }
}

/// One line of the log stays one line: control characters are escaped, and a long text is cut.
fn for_log(text: &str) -> Cow<'_, str> {
    if text.len() <= 1024 && !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .take(1024)
        .flat_map(|ch| if ch.is_control() { ch.escape_default().collect() } else { vec![ch] })
        .collect()
}

/// Gives errors their body and their request id, logs them, and answers panics.
pub(crate) async fn middleware(mut request: Request, next: Next) -> Response {
    let id = Uuid::now_v7().to_string();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(Arc::<str>::from(id.as_str()));
    let mut response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => Kept(HandWritten::Panicked).into_response(),
    };
    if let Some(error) = response.extensions_mut().remove::<Arc<HandWritten>>() {
        let Facts { status, variant, error_type, code, param, doc_url } = error.facts();
        let message = error.to_string();
        let body = Envelope {
            r#type: error_type,
            code,
            message: &message,
            param,
            doc_url: Some(doc_url),
            request_id: Some(&id),
        };
        let bytes = serde_json::to_vec(&body).unwrap_or_default();
        let is_head = method == Method::HEAD;
        let headers = response.headers_mut();
        // A middleware may have described the old body, whose length would desynchronise the connection.
        for stale in [CONTENT_LENGTH, CONTENT_ENCODING, TRANSFER_ENCODING, ETAG, LAST_MODIFIED, EXPIRES, AGE] {
            headers.remove(stale);
        }
        if is_head {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        *response.body_mut() = if is_head { Body::empty() } else { Body::from(bytes) };
        let (path, message) = (for_log(&path), for_log(&message));
        tracing::event!(
            target: "by_hand",
            tracing::Level::INFO,
            "http.response.status_code" = i64::from(status.as_u16()),
            "http.request.method" = method.as_str(),
            "http.route" = route.as_ref().map(MatchedPath::as_str),
            "url.path" = &*path,
            "exception.type" = variant,
            "exception.message" = &*message,
            "api.error.type" = error_type,
            "api.error.code" = code,
            "api.error.param" = param,
            "api.error.message" = &*message,
            "api.error.doc_url" = doc_url,
            "api.error.request_id" = id.as_str(),
            "request failed"
        );
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}
