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
    #[api_error(status = 429, retry_after = "30s")]
    Unit,
    #[api_error(status = 429, retry_after = "2027-01-01")]
    Date,
    #[api_error(status = 429, retry_after = "wait")]
    Quoted { wait: u64 },
}

fn main() {}
