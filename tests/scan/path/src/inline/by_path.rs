#[derive(Debug, ApiError)]
pub enum ByPathError {
    #[api_error(status = 404)]
    NotFound,
}
