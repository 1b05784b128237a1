#[derive(Debug, api_error::ApiError)]
pub enum IncludedError {
    #[api_error(status = 404)]
    NotFound,
}
mod sibling;
