use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, code = "x")]
    One,
}

#[derive(Debug, ApiError)]
enum CartError {
    #[api_error(status = 404)]
    Other,
    #[api_error(status = 404, code = "x")]
    Two,
}

catalog! { static ERRORS = [OrderError, CartError]; }

fn main() {}
