#![cfg(target_os = "linux")]

#[derive(Debug, api_error::ApiError)]
pub enum ExtraError {
    #[api_error(status = 404)]
    NotFound,
}
