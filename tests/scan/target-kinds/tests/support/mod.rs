#[derive(Debug, ApiError)]
pub enum SupportError {
    #[api_error(status = 404)]
    NotFound,
}
