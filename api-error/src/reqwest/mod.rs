//! Requests of [`reqwest`] with retries (feature `reqwest`).
//!
//! ```no_run
//! use api_error::reqwest::{SendWithRetry, Sender};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = reqwest::Client::new();
//! let sender = Sender::new();
//! let request = client.get("https://api.example.com/orders/7");
//! match request.send_with_retry(&sender).await {
//!     Ok(response) => println!("{}", response.text().await?),
//!     Err(error) if error.code() == Some("order_not_found") => println!("no such order"),
//!     Err(error) => return Err(error.into()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! - Every status of 400 and above is an error, with what was read of its body: at most 64 KiB, for at most 5 seconds.
//! - With [`Sender::idempotency_keys`], each call of POST and PATCH has a key, which its attempts share.
//! - A retry has the header `x-retry-count`.
//! - Errors have no URL, which may hold secrets.
//! - Each retry is a `tracing` event at `DEBUG`, and the failure of the call is one at `WARN`, with the target
//!   `api_error::client`.
//!
//! What it does not do: it does not end an attempt that takes longer than the deadline of the policy (set
//! `ClientBuilder::timeout`), and it does not choose another connection. reqwest itself repeats requests that an HTTP/2 server
//! has refused; `ClientBuilder::retry` turns that off.
//!
//! [`reqwest`]: https://docs.rs/reqwest

mod body;
mod call_error;
mod log;
mod sender;
mod success;
mod transport;

pub use self::call_error::{CallError, CallFailure};
pub use self::sender::{SendWithRetry, Sender};
pub use self::transport::TransportFailure;
