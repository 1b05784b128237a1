#[derive(Debug, ApiError)]
pub enum InnerError {
    #[api_error(status = 404)]
    NotFound,
}
