use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "order ")]
enum OrderError {
    #[api_error(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "_")]
enum CartError {
    #[api_error(status = 404)]
    NotFound,
}

fn main() {}
