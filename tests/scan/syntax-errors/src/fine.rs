#[derive(Debug, api_error::ApiError)]
pub enum FineError {
    #[api_error(status = 404)]
    NotFound,
}
