#[derive(Debug, ApiError)]
pub enum SizeError {
    #[api_error(status = 404)]
    NotFound,
}
