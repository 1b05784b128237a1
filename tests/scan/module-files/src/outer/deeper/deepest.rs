#[derive(Debug, ApiError)]
pub enum DeepestError {
    #[api_error(status = 404)]
    NotFound,
}
