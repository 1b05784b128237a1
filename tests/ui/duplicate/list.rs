use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types("a_error"), types("b_error"))]
enum OrderError {
    #[api_error(status = 404, alias("a"), alias("b"))]
    NotFound,
}

fn main() {}
