#[derive(Debug, api_error::ApiError)]
pub enum SharedError {
    #[api_error(status = 404)]
    NotFound,
}
