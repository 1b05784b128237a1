#[derive(Debug, api_error::ApiError)]
pub enum SiblingError {
    #[api_error(status = 404)]
    NotFound,
}
