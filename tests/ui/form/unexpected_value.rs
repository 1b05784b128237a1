use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 409, shared = true)]
    Other(std::io::Error),
    #[api_error(status = 500, expose())]
    Broken,
}

fn main() {}
