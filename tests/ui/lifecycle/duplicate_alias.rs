use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, alias("missing", "missing"))]
    NotFound,
    #[api_error(status = 410, alias("missing"))]
    Gone,
}

fn main() {}
