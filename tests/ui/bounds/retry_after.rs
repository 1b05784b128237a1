use api_error::ApiError;

#[derive(Debug, ApiError)]
enum RateError {
    #[api_error(status = 429, retry_after = wait)]
    TooMany { wait: String },
    #[api_error(status = 503, retry_after = .0)]
    Down(f64),
}

fn main() {}
