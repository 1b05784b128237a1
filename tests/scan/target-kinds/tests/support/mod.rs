#[derive(Debug, api_error::ApiError)]
pub enum SupportError {
    #[api_error(status = 404)]
    NotFound,
}
