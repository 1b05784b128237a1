use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 500, type = "validation_error")]
enum PaymentError {
    #[api_error(status = 422)]
    Amount,
    #[api_error(status = 401)]
    SignedOut,
    Broken,
}

fn main() {}
