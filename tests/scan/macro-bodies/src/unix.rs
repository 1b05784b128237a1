#[derive(Debug, api_error::ApiError)]
pub enum UnixError {
    #[api_error(status = 404)]
    NotFound,
}
