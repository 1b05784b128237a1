use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = "404")]
    A,
    #[api_error(status = r"404")]
    B,
}

#[derive(Debug, ApiError)]
enum Named {
    #[api_error(status = "not_found")]
    Constant,
    #[api_error(status = "upstream")]
    Field { upstream: u16 },
}

fn main() {}
