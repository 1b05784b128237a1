//! The retry decision as a policy of tower's retry layer (feature `tower-retry`).
//!
//! ```
//! use api_error::client::RetryPolicy;
//! use api_error::tower_retry::TowerRetry;
//! use tower::retry::RetryLayer;
//!
//! let layer = RetryLayer::new(TowerRetry::new(RetryPolicy::new().max_attempts(4)));
//! # let _ = layer;
//! ```
//!
//! It sees the status and the headers, not the body: a code or type counts only where a header says the same. An error of the
//! service counts as a connection that broke after the request was sent.

use alloc::string::String;

use http::{HeaderValue, Request, Response};
use tokio::time::Sleep;
use tower::retry::Policy;

use crate::client::{ApiFailure, Body, Outcome, Retries, RetryPolicy, TransportKind};

/// A policy for [`tower::retry`]. The layer clones it for each request.
#[derive(Clone, Debug)]
pub struct TowerRetry {
    policy: RetryPolicy,
    retries: Option<Retries>,
}

impl TowerRetry {
    /// Retries as this policy says.
    #[must_use]
    pub fn new(policy: RetryPolicy) -> Self {
        Self { policy, retries: None }
    }

    /// The attempts of this request, whose time begins with the first call.
    fn retries<B>(&mut self, request: &Request<B>) -> &mut Retries {
        self.retries.get_or_insert_with(|| {
            let host = request.uri().host().map(String::from);
            let of_header = || Some(request.headers().get(http::header::HOST)?.to_str().ok()?.into());
            Retries::new(&self.policy, request.method().clone())
                .host(host.or_else(of_header).unwrap_or_default())
                .idempotency_key(request.headers().contains_key("idempotency-key"))
        })
    }
}

impl<B: Clone, R, E> Policy<Request<B>, Response<R>, E> for TowerRetry {
    type Future = Sleep;

    fn retry(&mut self, request: &mut Request<B>, result: &mut Result<Response<R>, E>) -> Option<Self::Future> {
        let retries = self.retries(request);
        let attempt = retries.attempts();
        let decision = match result {
            Ok(response) if response.status().as_u16() < 400 => {
                retries.succeeded();
                return None;
            }
            Ok(response) => {
                let failure = ApiFailure::decode(response.status(), response.headers().clone(), Body::default());
                retries.next(&Outcome::Failure(&failure))
            }
            Err(_) => retries.next(&Outcome::Transport(TransportKind::Reset)),
        };
        let after = decision.delay()?;
        request.headers_mut().insert("x-retry-count", HeaderValue::from(attempt));
        Some(tokio::time::sleep(after))
    }

    fn clone_request(&mut self, request: &Request<B>) -> Option<Request<B>> {
        self.retries(request);
        Some(request.clone())
    }
}
