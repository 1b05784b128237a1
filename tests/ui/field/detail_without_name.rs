use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    NotFound(#[api_error(detail)] u32),
}

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct NotFound(u32, #[api_error(detail)] String);

fn main() {}
