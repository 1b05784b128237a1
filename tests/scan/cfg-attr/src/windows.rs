#[derive(Debug, api_error::ApiError)]
pub enum WindowsError {
    #[api_error(status = 404)]
    NotFound,
}
