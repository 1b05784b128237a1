use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types())]
enum OrderError {
    #[api_error(status = 404, alias())]
    NotFound,
}

fn main() {}
