mod sibling;
#[derive(Debug, ApiError)]
pub enum RenamedError {
    #[api_error(status = 404)]
    NotFound,
}
