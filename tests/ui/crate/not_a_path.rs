use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(crate = "api_error", status = 404)]
enum OrderError {
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(crate = 7, status = 404)]
enum CartError {
    NotFound,
}

fn main() {}
