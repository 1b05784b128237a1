#[derive(Debug, ApiError)]
pub enum AsyncError {
    #[api_error(status = 404)]
    NotFound,
}
