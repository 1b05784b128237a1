#[derive(Debug, api_error::ApiError)]
pub enum AsyncError {
    #[api_error(status = 404)]
    NotFound,
}
