#[derive(Debug, ApiError)]
pub enum BlockError {
    #[api_error(status = 404)]
    NotFound,
}
