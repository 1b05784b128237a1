#[derive(Debug, api_error::ApiError)]
pub enum AError {
    #[api_error(status = 404)]
    NotFound,
}
