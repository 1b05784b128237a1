use api_error::ApiError;

#[derive(Debug, ApiError)]
enum RateError {
    #[api_error(status = 429, header("Retry-After", "30"))]
    TooMany,
}

fn main() {}
