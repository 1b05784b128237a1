#[derive(Debug, ApiError)]
pub enum FineError {
    #[api_error(status = 404)]
    NotFound,
}
