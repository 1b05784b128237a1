use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, r#type = "validation_error")]
    NotFound,
}

fn main() {}
