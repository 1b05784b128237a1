mod sibling;
#[derive(Debug, ApiError)]
pub enum BError {
    #[api_error(status = 404)]
    NotFound,
}
