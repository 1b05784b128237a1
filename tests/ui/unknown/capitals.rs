use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(Status = 404)]
    NotFound,
}

fn main() {}
