use api_error::ApiError;

#[derive(Debug, ApiError)]
enum RateError {
    #[api_error(status = 429, retry_after = "30")]
    Text,
    #[api_error(status = 429, retry_after = -1)]
    Negative,
    #[api_error(status = 429, retry_after = 1.5)]
    Float,
    #[api_error(status = 429, retry_after = 30s)]
    Suffix,
    #[api_error(status = 429, retry_after = limits::WAIT)]
    Path,
    #[api_error(status = 429, retry_after = Duration::from_secs(30))]
    Call,
}

fn main() {}
