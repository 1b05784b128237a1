use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(crate = oops, status = 404)]
enum OrderError {
    NotFound,
}

fn main() {}
