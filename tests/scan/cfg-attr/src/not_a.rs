#[derive(Debug, api_error::ApiError)]
pub enum NotAError {
    #[api_error(status = 404)]
    NotFound,
}
