use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(message(display))]
enum OrderError {
    #[api_error(status = 404)]
    NotFound,
}

fn main() {}
