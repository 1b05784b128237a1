use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 99)]
    A,
    #[api_error(status = 200)]
    B,
    #[api_error(status = 302)]
    C,
    #[api_error(status = 399)]
    D,
    #[api_error(status = 103)]
    E,
    #[api_error(status = 0)]
    F,
    #[api_error(status = -1)]
    G,
}

fn main() {}
