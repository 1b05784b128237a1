#[derive(Debug, ApiError)]
pub enum WindowsError {
    #[api_error(status = 404)]
    NotFound,
}
