use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 600)]
    A,
    #[api_error(status = 70000)]
    B,
    #[api_error(status = 340282366920938463463374607431768211456)]
    C,
}

fn main() {}
