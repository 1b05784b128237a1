use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(http::status = 404)]
    NotFound,
}

fn main() {}
