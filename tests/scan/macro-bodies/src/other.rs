#[derive(Debug, ApiError)]
pub enum OtherError {
    #[api_error(status = 404)]
    NotFound,
}
