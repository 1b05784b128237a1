use api_error::ApiError;

#[derive(Debug, ApiError)]
enum RateError {
    #[api_error(status = 429, retry_after = 31536001)]
    TooMany,
}

fn main() {}
