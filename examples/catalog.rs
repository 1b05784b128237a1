//! Two enums in one catalog: a duplicate code does not compile, a code is a constant, and the catalog prints itself
//! as JSON.
//!
//! `cargo run --example catalog`

use api_error::{ApiError, Code, catalog};

/// The errors of signing in.
#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
enum AuthError {
    /// The session is over.
    #[api_error(status = 401, message = "Sign in again.", since = "1.0.0")]
    SessionExpired,
    /// The account has been closed.
    #[api_error(status = 403, message = "This account is closed.", since = "1.2.0", alias("account_deleted"))]
    AccountClosed,
}

/// The errors of orders.
#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}", prefix = "order_")]
enum OrderError {
    /// The order does not exist.
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    NotFound { id: u64 },
    /// The order has already been shipped.
    #[deprecated(since = "2.0.0", note = "orders can be recalled now")]
    #[api_error(status = 409, message = "The order is on its way.", sunset = "2027-06-30")]
    Shipped,
}

catalog! {
    /// Every code of the API. If two enums declare the same code, this does not compile.
    pub static ERRORS = [AuthError, OrderError];
}

/// A code that does not exist does not compile.
const SESSION_EXPIRED: Code = ERRORS.code("session_expired");

fn sign_in_again(error: &dyn ApiError) -> bool {
    error.code() == SESSION_EXPIRED
}

fn main() -> Result<(), serde_json::Error> {
    #[expect(deprecated, reason = "a deprecated error still happens")]
    let orders = [OrderError::NotFound { id: 7 }, OrderError::Shipped];
    let auth = [AuthError::SessionExpired, AuthError::AccountClosed];
    let auth = auth.iter().map(|error| error as &dyn ApiError);
    for error in auth.chain(orders.iter().map(|error| error as &dyn ApiError)) {
        println!("{:<18} sign in again: {}", error.code(), sign_in_again(error));
    }
    if let Some(spec) = ERRORS.get("order_not_found") {
        println!("{:<18} {} {:?}", spec.code, spec.status, spec.message);
    }
    println!("{}", serde_json::to_string_pretty(&ERRORS)?);
    Ok(())
}
