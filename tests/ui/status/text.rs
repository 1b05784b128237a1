use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = "404")]
    A,
    #[api_error(status = r"404")]
    B,
}

fn main() {}
