use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error = "404"]
    NotFound,
}

fn main() {}
