mod sibling;
#[derive(Debug, api_error::ApiError)]
pub enum BError {
    #[api_error(status = 404)]
    NotFound,
}
