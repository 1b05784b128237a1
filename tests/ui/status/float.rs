use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404.0)]
    A,
    #[api_error(status = 4e2)]
    B,
}

fn main() {}
