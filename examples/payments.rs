//! A reference API: all five types and eleven statuses. Prints the status and body of each error, then the catalog.
//!
//! `cargo run --example payments`

use std::time::Duration;

use api_error::{ApiError, catalog};

/// The errors of the payments API.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
pub enum PaymentError {
    /// The body is not valid JSON for the endpoint.
    #[error("malformed body at byte {offset}")]
    #[api_error(status = 400, message = "The body is not valid JSON (byte {offset}).")]
    MalformedBody {
        /// The byte at which parsing stopped.
        offset: usize,
    },

    /// The request has no valid API key.
    #[error("api key rejected: {reason}")]
    #[api_error(status = 401, message = "The API key is missing or not valid.")]
    ApiKeyInvalid {
        /// For the log only: a client must not learn why.
        reason: &'static str,
    },

    /// The API key does not have the required scope.
    #[error("key lacks scope {scope}")]
    #[api_error(status = 403, message = "The API key lacks the scope `{scope}`.")]
    ScopeMissing {
        /// The required scope.
        scope: &'static str,
    },

    /// There is no payment with this id.
    #[error("payment {id} not found")]
    #[api_error(status = 404, message = "There is no payment {id}.", param = "id")]
    PaymentNotFound {
        /// The id in the request.
        id: String,
    },

    /// Another request with this idempotency key is in progress.
    #[error("key {key} in flight")]
    #[api_error(status = 409, type = "idempotency_error", retryable = true, retry_after = 1)]
    #[api_error(message = "A request with this idempotency key is in progress.")]
    RequestInProgress {
        /// The key.
        key: String,
    },

    /// The idempotency key was used with another body.
    #[error("key {key} reused")]
    #[api_error(status = 422, type = "idempotency_error", code = "idempotency_key_reused")]
    #[api_error(message = "This idempotency key was used with other data.", param = "Idempotency-Key")]
    KeyReused {
        /// The key.
        key: String,
    },

    /// The issuer declined the card.
    ///
    /// # Cause
    /// The bank that issued the card refused the charge.
    ///
    /// # Fix
    /// Ask for another means of payment: the same card will be declined again.
    #[error("issuer said {reason}")]
    #[api_error(status = 422, code = "card_declined", message = "Your card was declined.", param = "card")]
    CardDeclined {
        /// For the log only.
        reason: String,
        /// The number of attempts that are left for the card.
        #[api_error(detail)]
        attempts_left: u8,
    },

    /// The client sent too many requests.
    #[error("limit hit, {wait:?} to go")]
    #[api_error(status = 429, message = "Too many requests.", retry_after = wait)]
    TooFast {
        /// The time until the client may send requests again.
        wait: Duration,
    },

    /// An unexpected error occurred.
    #[error("ledger: {0}")]
    #[api_error(status = 500, code = "internal_error")]
    Ledger(#[source] std::io::Error),

    /// The acquirer sent no usable response.
    #[error("acquirer answered {status}")]
    #[api_error(status = 502, message = "The card network failed to answer.")]
    AcquirerFailed {
        /// The status of the response.
        status: u16,
    },

    /// The payments service is down for maintenance.
    #[error("in maintenance")]
    #[api_error(status = 503, message = "Payments are down for maintenance.", retry_after = 120)]
    Maintenance,

    /// The acquirer took too long to respond.
    #[error("acquirer timed out")]
    #[api_error(status = 504, message = "The card network took too long to answer.")]
    AcquirerTimeout,
}

catalog! {
    /// Every code of the API.
    pub static ERRORS = [PaymentError];
}

fn samples() -> Vec<PaymentError> {
    vec![
        PaymentError::MalformedBody { offset: 17 },
        PaymentError::ApiKeyInvalid { reason: "revoked on 2026-03-01" },
        PaymentError::ScopeMissing { scope: "payments:write" },
        PaymentError::PaymentNotFound { id: "pay_8FQ2".into() },
        PaymentError::RequestInProgress { key: "2b0c".into() },
        PaymentError::KeyReused { key: "2b0c".into() },
        PaymentError::CardDeclined { reason: "05 do not honour".into(), attempts_left: 2 },
        PaymentError::TooFast { wait: Duration::from_millis(2500) },
        PaymentError::Ledger(std::io::Error::other("connection to db01.internal refused")),
        PaymentError::AcquirerFailed { status: 418 },
        PaymentError::Maintenance,
        PaymentError::AcquirerTimeout,
    ]
}

fn main() -> Result<(), serde_json::Error> {
    for (number, error) in samples().iter().enumerate() {
        let request_id = format!("req_{:04}", number + 1);
        println!("HTTP {}   the log says: {error}", error.status());
        for (name, value) in error.headers() {
            println!("{name}: {value}");
        }
        let envelope = error.envelope().with_request_id(request_id);
        println!("{}\n", serde_json::to_string_pretty(&envelope)?);
    }

    println!("{:<6} {:<18} {:<22} {:<9} {:<44}", "STATUS", "TYPE", "CODE", "RETRY", "MESSAGE");
    for spec in ERRORS.iter() {
        let retry = if spec.retryable { "yes" } else { "no" };
        println!(
            "{:<6} {:<18} {:<22} {:<9} {:<44}",
            spec.status.as_u16(),
            spec.error_type.as_str(),
            spec.code,
            retry,
            spec.message
        );
    }
    Ok(())
}
