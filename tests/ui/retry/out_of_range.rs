use api_error::ApiError;

#[derive(Debug, ApiError)]
enum RateError {
    #[api_error(status = 429, retry_after = 18446744073709551616)]
    TooMany,
}

fn main() {}
