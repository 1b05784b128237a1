use api_error::ApiError;

#[derive(Debug, ApiError)]
enum PaymentError {
    #[api_error(status = 404, type = "auth_error")]
    Hidden,
    #[api_error(status = 500, type = "validation_error")]
    Broken,
    #[api_error(status = 401, type = "validation_error")]
    SignedOut,
    #[api_error(status = 404, type = "idempotency_error")]
    Reused,
    #[api_error(status = 400, type = "rate_limit_error")]
    TooMany,
    #[api_error(status = 401, type = "api_error")]
    Unexpected,
}

fn main() {}
