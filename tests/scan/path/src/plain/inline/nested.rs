#[derive(Debug, api_error::ApiError)]
pub enum NestedError {
    #[api_error(status = 404)]
    NotFound,
}
