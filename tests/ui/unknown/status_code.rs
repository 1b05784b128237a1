use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status_code = 404)]
    NotFound,
}

fn main() {}
