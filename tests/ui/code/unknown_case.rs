use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404, rename_all = "SNAKE_CASE")]
enum OrderError {
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, rename_all = "title")]
enum CartError {
    NotFound,
}

fn main() {}
