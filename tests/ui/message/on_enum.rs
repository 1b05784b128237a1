use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404, message = "Not found.")]
enum OrderError {
    NotFound,
}

fn main() {}
