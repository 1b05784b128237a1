use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 999)]
enum OrderError {
    NotFound,
    #[api_error(type = "validation_error", expose)]
    Closed,
}

fn main() {}
