use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(retryable = yes)]
enum OrderError {
    #[api_error(status = 404, retryable = 1)]
    Number,
    #[api_error(status = 404, retryable = "true")]
    Text,
}

fn main() {}
