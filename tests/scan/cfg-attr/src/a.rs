#[derive(Debug, ApiError)]
pub enum AError {
    #[api_error(status = 404)]
    NotFound,
}
