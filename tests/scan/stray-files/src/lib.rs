#[derive(Debug, api_error::ApiError)]
pub enum KnownError {
    #[api_error(status = 404)]
    NotFound,
}
