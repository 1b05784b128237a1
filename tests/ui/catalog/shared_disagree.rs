use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
#[api_error(status = 404, code = "not_found", shared)]
struct NoOrder;

#[derive(Debug, ApiError)]
#[api_error(status = 410, code = "not_found", shared)]
struct NoCart;

catalog! { static ERRORS = [NoOrder, NoCart]; }

#[derive(Debug, ApiError)]
#[api_error(status = 503, code = "busy", shared)]
struct Later;

#[derive(Debug, ApiError)]
#[api_error(status = 503, code = "busy", retryable = false, shared)]
struct Never;

catalog! { static BUSY = [Later, Never]; }

fn main() {}
