use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status_code = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, url = "https://x.dev/{code}")]
struct Word;

fn main() {}
