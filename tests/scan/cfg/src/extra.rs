#![cfg(target_os = "linux")]

#[derive(Debug, ApiError)]
pub enum ExtraError {
    #[api_error(status = 404)]
    NotFound,
}
