#[derive(Debug, api_error::ApiError)]
pub enum InnerError {
    #[api_error(status = 404)]
    NotFound,
}
