//! Sends a request, again if that may help.

use alloc::string::ToString;
use core::marker::PhantomData;
use core::time::Duration;

use http::{HeaderValue, Method};
use reqwest::{Client, Request, RequestBuilder, Response};
use serde_core::de::DeserializeOwned;
use uuid::Uuid;

use super::success::{Json, Success, Unread};
use super::{CallError, CallFailure, TransportFailure, body, log};
use crate::Shape;
use crate::client::{Decision, Decoder, Retries, RetryPolicy, StopReason};

/// How to send requests to an API. Make it once, and share it.
#[derive(Clone, Debug)]
pub struct Sender {
    policy: RetryPolicy,
    decoder: Decoder,
    body_timeout: Duration,
    has_keys: bool,
    is_idempotent: bool,
}

const IDEMPOTENCY_KEY: &str = "idempotency-key";
const RETRY_COUNT: &str = "x-retry-count";

impl Sender {
    /// The default policy, for bodies of any known form, without idempotency keys.
    #[must_use]
    pub fn new() -> Self {
        Self {
            policy: RetryPolicy::new(),
            decoder: Decoder::new(),
            body_timeout: Duration::from_secs(5),
            has_keys: false,
            is_idempotent: false,
        }
    }

    /// When to send a request again.
    #[must_use]
    pub fn policy(mut self, policy: RetryPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// The shape of the API's error bodies, if it has one of its own.
    #[must_use]
    pub fn shape(mut self, shape: &Shape) -> Self {
        self.decoder = Decoder::new().shape(shape);
        self
    }

    /// How long to read the body of an error. By default 5 seconds.
    #[must_use]
    pub fn body_timeout(mut self, longest: Duration) -> Self {
        self.body_timeout = longest;
        self
    }

    /// Gives each call of POST and PATCH an `Idempotency-Key`, a random UUID, unless the request has one. All attempts of the
    /// call share it, so that they are safe to repeat.
    ///
    /// Choose it only if the API honours such keys. If it ignores them, a retry may execute the operation twice.
    #[must_use]
    pub fn idempotency_keys(mut self, has_keys: bool) -> Self {
        self.has_keys = has_keys;
        self
    }

    /// Says that the operations are idempotent, whatever their methods are: a search that is a POST.
    #[must_use]
    pub fn idempotent(mut self, is_idempotent: bool) -> Self {
        self.is_idempotent = is_idempotent;
        self
    }

    /// Sends a request. A status below 400 is a success; its body is not read yet.
    pub async fn send(&self, request: RequestBuilder) -> Result<Response, CallError> {
        self.run(request, &Unread).await
    }

    /// Sends a request and reads the JSON of its success. If the body breaks off, that is a failed attempt; if it is no such
    /// JSON, the failure has it.
    pub async fn send_json<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, CallError> {
        self.run(request, &Json(PhantomData)).await
    }

    async fn run<S: Success>(&self, request: RequestBuilder, success: &S) -> Result<S::Value, CallError> {
        let (client, request) = request.build_split();
        let mut request = request.map_err(|error| {
            let failure = CallFailure::Transport(TransportFailure::new(error));
            CallError::new(failure, 0, StopReason::Permanent)
        })?;
        self.add_key(&mut request);
        let mut retries = self.retries(&request);
        loop {
            let copy = request.try_clone();
            let failure = match self.attempt(&client, request, success).await {
                Ok(value) => {
                    retries.succeeded();
                    return Ok(value);
                }
                Err(failure) => failure,
            };
            let attempt = retries.attempts();
            let reason = match (retries.next(&failure.outcome()), copy) {
                (Decision::Retry { after, reason }, Some(copy)) => {
                    log::retry(&failure, attempt, after, reason);
                    drop(failure);
                    tokio::time::sleep(after).await;
                    request = copy;
                    request.headers_mut().insert(RETRY_COUNT, HeaderValue::from(attempt));
                    continue;
                }
                (Decision::Retry { .. }, None) => StopReason::NotReplayable,
                (Decision::Stop(reason), _) => reason,
            };
            log::failed(&failure, attempt, reason);
            return Err(CallError::new(failure, attempt, reason));
        }
    }

    async fn attempt<S: Success>(
        &self,
        client: &Client,
        request: Request,
        success: &S,
    ) -> Result<S::Value, CallFailure> {
        let sent = client.execute(request).await;
        let mut response = sent.map_err(|error| CallFailure::Transport(TransportFailure::new(error)))?;
        let status = response.status();
        if status.as_u16() < 400 {
            return success.finish(&self.decoder, response).await;
        }
        let headers = core::mem::take(response.headers_mut());
        let body = body::read(&mut response, self.body_timeout).await;
        Err(CallFailure::Api(self.decoder.decode(status, headers, body)))
    }

    fn add_key(&self, request: &mut Request) {
        let needs_key = matches!(*request.method(), Method::POST | Method::PATCH);
        if self.has_keys && needs_key && !request.headers().contains_key(IDEMPOTENCY_KEY) {
            // A UUID is a header value, so the fallback is never used.
            let key = HeaderValue::try_from(Uuid::new_v4().to_string());
            request.headers_mut().insert(IDEMPOTENCY_KEY, key.unwrap_or(HeaderValue::from_static("")));
        }
    }

    fn retries(&self, request: &Request) -> Retries {
        Retries::new(&self.policy, request.method().clone())
            .host(request.url().host_str().unwrap_or_default())
            .idempotency_key(request.headers().contains_key(IDEMPOTENCY_KEY))
            .idempotent(self.is_idempotent)
            .replayable(request.try_clone().is_some())
    }
}

impl Default for Sender {
    fn default() -> Self {
        Self::new()
    }
}

/// Sends a request of reqwest with retries.
pub trait SendWithRetry {
    /// As [`Sender::send`].
    fn send_with_retry(self, sender: &Sender) -> impl Future<Output = Result<Response, CallError>> + Send;
}

impl SendWithRetry for RequestBuilder {
    async fn send_with_retry(self, sender: &Sender) -> Result<Response, CallError> {
        sender.send(self).await
    }
}
