#[derive(Debug, api_error::ApiError)]
pub enum ChildError {
    #[api_error(status = 404)]
    NotFound,
}
