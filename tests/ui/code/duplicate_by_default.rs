use api_error::ApiError;

#[derive(Debug, ApiError)]
enum HttpError {
    #[api_error(status = 404)]
    HTTPError,
    #[api_error(status = 404)]
    HttpError,
}

fn main() {}
