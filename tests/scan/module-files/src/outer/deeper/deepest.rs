#[derive(Debug, api_error::ApiError)]
pub enum DeepestError {
    #[api_error(status = 404)]
    NotFound,
}
