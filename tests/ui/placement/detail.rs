use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(detail)]
enum OrderError {
    #[api_error(status = 404, detail)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, detail)]
struct NotFound;

fn main() {}
