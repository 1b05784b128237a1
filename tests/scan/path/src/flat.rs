#[derive(Debug, ApiError)]
pub enum FlatError {
    #[api_error(status = 404)]
    NotFound,
}
