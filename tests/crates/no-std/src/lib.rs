//! A library without `std` that derives and serves errors.
#![no_std]
#![deny(warnings)]

extern crate alloc;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::time::Duration;

use api_error::{ApiError, Code, catalog};

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
pub enum SensorError {
    /// The sensor is not there.
    #[api_error(status = 404, message = "No sensor {id}.", param = "sensors[{id}]")]
    NotFound { id: u32 },
    #[api_error(status = 503, retry_after = wait, header("X-Sensor", "{id:04x}"))]
    Busy {
        wait: Duration,
        #[api_error(detail)]
        id: u32,
    },
    #[api_error(status = 400, message(display))]
    Shown,
    #[api_error(transparent)]
    Other(Box<dyn ApiError + Send + Sync>),
}

impl fmt::Display for SensorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sensor")
    }
}

impl core::error::Error for SensorError {}

catalog! { pub static ERRORS = [SensorError]; }

pub const BUSY: Code = ERRORS.code("busy");

pub fn body(error: &SensorError, request_id: Option<&str>) -> Cow<'static, str> {
    error.to_json(request_id)
}

pub fn log(error: &SensorError) -> Option<String> {
    error.as_error().map(|error| alloc::format!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_as_with_std() {
        let error = SensorError::Busy { wait: Duration::from_millis(1), id: 171 };
        let headers: alloc::vec::Vec<_> = error.headers().collect();
        assert_eq!(headers, [("X-Sensor", "00ab".into()), ("Retry-After", "1".into())]);
        assert_eq!(error.code(), BUSY);
        assert_eq!(log(&SensorError::Shown).as_deref(), Some("sensor"));
        assert_eq!(
            body(&SensorError::NotFound { id: 7 }, Some("req_1")),
            r#"{"type":"validation_error","code":"not_found","message":"No sensor 7.","param":"sensors[7]","doc_url":"https://docs.example.com/errors/not_found","request_id":"req_1"}"#
        );
    }
}
