use api_error::ApiError;

#[derive(ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    NotFound,
}

fn main() {}
