use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error]
    NotFound,
    #[api_error()]
    Closed,
}

fn main() {}
