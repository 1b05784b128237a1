#[derive(Debug, api_error::ApiError)]
pub enum BlockError {
    #[api_error(status = 404)]
    NotFound,
}
