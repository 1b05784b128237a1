use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, alias("gone"))]
    NotFound,
    #[api_error(status = 410, alias("not_found"))]
    Gone,
}

fn main() {}
