//! What the client makes of a case, beside what the file says.

use std::time::{Duration, SystemTime};

use api_error::FieldError;
use api_error::client::{ApiFailure, Decision, Outcome, RetryBudget};
use serde_json::{Map, Value, json};

use crate::case::{Case, NOW};

impl Case {
    pub(crate) fn differences(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut compare = |what: &str, got: &Value, wanted: &Value| {
            if got != wanted {
                wrong.push(format!("{what} is {got}, not {wanted}"));
            }
        };
        let failure = self.failure();
        if let (Some(failure), Some(expected)) = (&failure, &self.expect.failure) {
            let length = self.response().map_or(0, |response| response.bytes().len());
            let wanted = complete(expected, length);
            for (name, got) in &fields(failure) {
                compare(name, got, &wanted[name]);
            }
        } else {
            assert!(failure.is_none() && self.expect.failure.is_none(), "a response has a failure");
        }
        let budget = self.budget.map(RetryBudget::with_permits);
        let outcome = failure.as_ref().map_or_else(|| Outcome::Transport(self.transport()), Outcome::Failure);
        let decision = self.policy(budget.as_ref()).decide(&self.attempt(), &outcome);
        compare("decision", &decision_json(decision), &self.expect.decision);
        if let (Some(budget), Some(left)) = (budget, self.expect.budget) {
            compare("budget", &json!(budget.permits("api.example.com")), &json!(left));
        }
        if let (Some(failure), Some(display)) = (failure, &self.expect.display) {
            compare("display", &json!(failure.to_string()), &json!(display));
        }
        wrong
    }
}

/// The expected failure with everything that the file leaves out.
fn complete(expected: &Value, length: usize) -> Value {
    let mut all = json!({
        "code": null, "message": null, "param": null, "doc_url": null, "request_id": null, "header_request_id": null,
        "details": {}, "extra": {}, "errors": [], "more_errors": 0, "retry_after_ms": null, "retryable": false,
        "body_state": "complete", "body_length": length, "trailing": false,
    });
    for (name, value) in expected.as_object().unwrap() {
        all[name] = value.clone();
    }
    if all["field_errors"].is_null() {
        let one = json!([{ "code": text(&all["code"]), "message": text(&all["message"]), "param": all["param"] }]);
        let is_one = all["errors"] == json!([]) && !all["param"].is_null();
        all["field_errors"] = if is_one { one } else { all["errors"].clone() };
    }
    all
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn fields(failure: &ApiFailure) -> Map<String, Value> {
    let field_errors: Vec<Value> = failure.field_errors().iter().map(|error| field_error(&error)).collect();
    let fields = json!({
        "kind": failure.kind().as_str(),
        "format": failure.format().as_str(),
        "type": failure.error_type(),
        "code": failure.code(),
        "message": failure.message(),
        "param": failure.param(),
        "doc_url": failure.doc_url(),
        "request_id": failure.request_id(),
        "header_request_id": failure.header_request_id(),
        "details": failure.details(),
        "extra": extra(failure),
        "field_errors": field_errors,
        "more_errors": failure.more_errors(),
        "retry_after_ms": failure.retry_after(SystemTime::UNIX_EPOCH + NOW).map(milliseconds),
        "retryable": failure.is_retryable(),
        "body_state": failure.body_state().as_str(),
        "body_length": failure.body().len(),
        "trailing": failure.has_trailing_data(),
    });
    fields.as_object().unwrap().clone()
}

/// The one name that a shape of the corpus has.
fn extra(failure: &ApiFailure) -> Map<String, Value> {
    let value = failure.extra("trace_id");
    value.map(|value| ("trace_id".to_owned(), value.clone())).into_iter().collect()
}

fn field_error(error: &FieldError<'_>) -> Value {
    json!({ "code": error.code, "message": error.message, "param": error.param })
}

fn decision_json(decision: Decision) -> Value {
    match decision {
        Decision::Retry { after, reason } => {
            json!({ "retry": true, "after_ms": milliseconds(after), "reason": reason.as_str() })
        }
        Decision::Stop(reason) => json!({ "retry": false, "reason": reason.as_str() }),
        _ => unreachable!("no other decision exists"),
    }
}

/// A whole number if it is one, as the files have it.
fn milliseconds(duration: Duration) -> Value {
    let nanoseconds = duration.as_nanos();
    if nanoseconds.is_multiple_of(1_000_000) {
        json!(u64::try_from(nanoseconds / 1_000_000).unwrap())
    } else {
        json!((duration.as_secs_f64() * 1e6).round() / 1e3)
    }
}
