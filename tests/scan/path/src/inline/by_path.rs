#[derive(Debug, api_error::ApiError)]
pub enum ByPathError {
    #[api_error(status = 404)]
    NotFound,
}
