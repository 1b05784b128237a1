//! The same errors twice: derived, and written by hand with serde as a careful engineer would.

use std::fmt;

use api_error::ApiError;
use serde::{Deserialize, Serialize};

/// A typical request id.
pub const REQUEST_ID: &str = "req_01J9ZK3WQ4T5X8M2V7";

/// The derived side.
#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
pub enum Derived {
    /// The same for every value.
    #[api_error(status = 402, code = "card_declined", message = "Your card was declined.", param = "card")]
    CardDeclined,
    /// Two fields in the message.
    #[api_error(status = 409, message = "Account {account} has {open} open invoices.", param = "account")]
    OpenInvoices {
        /// Whose.
        account: String,
        /// How many.
        open: u32,
    },
}

/// The hand-written side.
#[derive(Debug)]
pub enum HandWritten {
    /// The same for every value.
    CardDeclined,
    /// Two fields in the message.
    OpenInvoices {
        /// Whose.
        account: String,
        /// How many.
        open: u32,
    },
}

/// A body with static texts.
#[derive(Serialize)]
#[expect(missing_debug_implementations, reason = "measured, not printed")]
pub struct Body<'a> {
    r#type: &'static str,
    code: &'static str,
    message: &'a str,
    param: Option<&'static str>,
    doc_url: Option<&'static str>,
    request_id: Option<&'a str>,
}

/// A body that a client decodes.
#[derive(Debug, Deserialize)]
pub struct Decoded {
    /// The type.
    pub r#type: String,
    /// The code.
    pub code: Option<String>,
    /// The text.
    pub message: Option<String>,
    /// The parameter.
    pub param: Option<String>,
    /// The documentation.
    pub doc_url: Option<String>,
    /// The id.
    pub request_id: Option<String>,
}

/// The same in a shape of the API's own.
#[derive(Serialize)]
struct OwnBody<'a> {
    error: OwnError<'a>,
    trace: Option<&'a str>,
}

#[derive(Serialize)]
struct OwnError<'a> {
    object: &'static str,
    kind: &'static str,
    errcode: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    link: &'static str,
}

impl HandWritten {
    /// The error with fields in a shape of the API's own.
    #[must_use]
    pub fn to_own_json(&self, request_id: Option<&str>) -> Vec<u8> {
        let text = &self.to_string();
        let link = "https://docs.example.com/errors/open_invoices";
        let (object, kind, errcode, field) = ("error", "validation_error", "open_invoices", Some("account"));
        let error = OwnError { object, kind, errcode, text, field, link };
        serde_json::to_vec(&OwnBody { error, trace: request_id }).unwrap_or_default()
    }

    /// The usual code of a handler: `to_string`, a struct, serde.
    #[must_use]
    pub fn to_json(&self, request_id: Option<&str>) -> Vec<u8> {
        let message = self.to_string();
        let (code, param, doc_url) = match self {
            Self::CardDeclined => ("card_declined", "card", "https://docs.example.com/errors/card_declined"),
            Self::OpenInvoices { .. } => ("open_invoices", "account", "https://docs.example.com/errors/open_invoices"),
        };
        Body {
            r#type: "validation_error",
            code,
            message: &message,
            param: Some(param),
            doc_url: Some(doc_url),
            request_id,
        }
        .to_json()
    }

    /// The same, optimised for the error without fields: its text is borrowed.
    #[must_use]
    pub fn fixed_to_json(request_id: Option<&str>) -> Vec<u8> {
        Body {
            r#type: "validation_error",
            code: "card_declined",
            message: "Your card was declined.",
            param: Some("card"),
            doc_url: Some("https://docs.example.com/errors/card_declined"),
            request_id,
        }
        .to_json()
    }
}

impl fmt::Display for HandWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CardDeclined => f.write_str("Your card was declined."),
            Self::OpenInvoices { account, open } => write!(f, "Account {account} has {open} open invoices."),
        }
    }
}

impl Body<'_> {
    fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// The error with fields, derived.
#[must_use]
pub fn derived_with_fields() -> Derived {
    Derived::OpenInvoices { account: "acct_1032".to_owned(), open: 3 }
}

/// The error with fields, by hand.
#[must_use]
pub fn hand_written_with_fields() -> HandWritten {
    HandWritten::OpenInvoices { account: "acct_1032".to_owned(), open: 3 }
}
