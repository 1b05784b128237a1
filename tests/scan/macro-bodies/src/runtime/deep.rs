#[derive(Debug, ApiError)]
pub enum DeepError {
    #[api_error(status = 404)]
    NotFound,
}
