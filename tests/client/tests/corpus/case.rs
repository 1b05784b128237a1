//! A file of the corpus.

use std::time::{Duration, SystemTime};

use api_error::client::{ApiFailure, Attempt, Body, BodyState, Decoder, RetryBudget, RetryPolicy, TransportKind};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use serde::Deserialize;
use serde_json::Value;

use crate::shapes;

/// The time of every case: 2026-01-01T00:00:00Z.
pub(crate) const NOW: Duration = Duration::from_secs(1_767_225_600);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    #[serde(rename = "description")]
    _description: String,
    shape: Option<String>,
    #[serde(default)]
    request: Request,
    response: Option<Response>,
    transport: Option<String>,
    attempt: Option<u32>,
    #[serde(default)]
    elapsed_ms: u64,
    random: Option<f64>,
    #[serde(default)]
    policy: Policy,
    pub(crate) budget: Option<u32>,
    pub(crate) expect: Expect,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts")]
struct Request {
    method: String,
    idempotency_key: bool,
    idempotent: bool,
    replayable: bool,
    cancelled: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self { method: "GET".into(), idempotency_key: false, idempotent: false, replayable: true, cancelled: false }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Response {
    pub(crate) status: u16,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    body: Parts,
    #[serde(default)]
    body_state: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Parts {
    One(String),
    Many(Vec<Part>),
}

impl Default for Parts {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Text(String),
    Base64 { base64: String },
    Repeated { text: String, times: usize },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    pub(crate) failure: Option<Value>,
    pub(crate) decision: Value,
    pub(crate) display: Option<String>,
    pub(crate) budget: Option<u32>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Policy {
    max_attempts: Option<u32>,
    deadline_ms: Option<u64>,
    max_retry_after_ms: Option<u64>,
    backoff_ms: Option<(u64, u64)>,
    throttle_backoff_ms: Option<(u64, u64)>,
    also_retry: Vec<u16>,
    quota_codes: Option<Vec<String>>,
    hint_headers: Option<Vec<String>>,
    retries_of_500: Option<u32>,
    retries_unsafe_503: bool,
    retries_limited_403: bool,
}

impl Case {
    pub(crate) fn failure(&self) -> Option<ApiFailure> {
        let response = self.response.as_ref()?;
        let decoder = self.shape.as_ref().map_or_else(Decoder::new, |name| Decoder::new().shape(shapes::of_name(name)));
        let status = StatusCode::from_u16(response.status).unwrap();
        Some(decoder.decode(status, response.headers(), response.body()))
    }

    pub(crate) fn response(&self) -> Option<&Response> {
        self.response.as_ref()
    }

    pub(crate) fn transport(&self) -> TransportKind {
        use TransportKind::{Certificate, Connect, IncompleteBody, NotProcessed, Request, Reset, Timeout};
        let all = [Certificate, Connect, IncompleteBody, NotProcessed, Request, Reset, Timeout];
        let name = self.transport.as_deref();
        all.into_iter().find(|kind| Some(kind.as_str()) == name).unwrap()
    }

    pub(crate) fn attempt(&self) -> Attempt {
        let method = Method::from_bytes(self.request.method.as_bytes()).unwrap();
        let mut attempt = Attempt::new(method, SystemTime::UNIX_EPOCH + NOW, self.random.unwrap_or(0.5));
        attempt.number = self.attempt.unwrap_or(1);
        attempt.elapsed = Duration::from_millis(self.elapsed_ms);
        attempt.has_idempotency_key = self.request.idempotency_key;
        attempt.is_idempotent = self.request.idempotent;
        attempt.is_replayable = self.request.replayable;
        attempt.is_cancelled = self.request.cancelled;
        attempt.host = "api.example.com".into();
        attempt
    }

    pub(crate) fn policy(&self, budget: Option<&RetryBudget>) -> RetryPolicy {
        let Policy { also_retry, retries_unsafe_503, retries_limited_403, .. } = &self.policy;
        let mut policy = RetryPolicy::new()
            .also_retry(also_retry.clone())
            .retries_unsafe_503(*retries_unsafe_503)
            .retries_limited_403(*retries_limited_403);
        if let Some(attempts) = self.policy.max_attempts {
            policy = policy.max_attempts(attempts);
        }
        if let Some(deadline) = self.policy.deadline_ms {
            policy = policy.deadline(Duration::from_millis(deadline));
        }
        if let Some(longest) = self.policy.max_retry_after_ms {
            policy = policy.max_retry_after(Duration::from_millis(longest));
        }
        if let Some((base, cap)) = self.policy.backoff_ms {
            policy = policy.backoff(Duration::from_millis(base), Duration::from_millis(cap));
        }
        if let Some((base, cap)) = self.policy.throttle_backoff_ms {
            policy = policy.throttle_backoff(Duration::from_millis(base), Duration::from_millis(cap));
        }
        if let Some(codes) = &self.policy.quota_codes {
            policy = policy.quota_codes(codes.clone());
        }
        if let Some(names) = &self.policy.hint_headers {
            policy = policy.hint_headers(names.clone());
        }
        if let Some(retries) = self.policy.retries_of_500 {
            policy = policy.retries_of_500(retries);
        }
        budget.map_or(policy.clone(), |budget| policy.budget(budget.clone()))
    }
}

impl Response {
    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        headers
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        match &self.body {
            Parts::One(text) => text.clone().into_bytes(),
            Parts::Many(parts) => parts.iter().flat_map(Part::bytes).collect(),
        }
    }

    fn body(&self) -> Body {
        let state = match &*self.body_state {
            "truncated" => BodyState::Truncated,
            "undecodable" => BodyState::Undecodable,
            _ => BodyState::Complete,
        };
        Body::new(Bytes::from(self.bytes()), state)
    }
}

impl Part {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Base64 { base64 } => decode_base64(base64),
            Self::Repeated { text, times } => text.repeat(*times).into_bytes(),
        }
    }
}

/// RFC 4648 section 4.
fn decode_base64(text: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let digit = alphabet.iter().position(|known| *known == byte).unwrap();
        bits = bits << 6 | u32::try_from(digit).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).unwrap());
        }
    }
    bytes
}
