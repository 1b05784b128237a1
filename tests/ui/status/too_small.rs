use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 99)]
    A,
    #[api_error(status = 200)]
    B,
    #[api_error(status = 399)]
    C,
    #[api_error(status = 0)]
    D,
    #[api_error(status = -1)]
    E,
}

fn main() {}
