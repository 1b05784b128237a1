mod sibling;
#[derive(Debug, api_error::ApiError)]
pub enum RenamedError {
    #[api_error(status = 404)]
    NotFound,
}
