#[derive(Debug, ApiError)]
pub enum CError {
    #[api_error(status = 404)]
    NotFound,
}
