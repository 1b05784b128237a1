#[derive(Debug, ApiError)]
pub enum StrayError {
    #[api_error(status = 404)]
    NotFound,
}
