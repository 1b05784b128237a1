use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, alias("missing", "not_found"))]
    NotFound,
}

fn main() {}
