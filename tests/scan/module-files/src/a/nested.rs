mod leaf;
#[derive(Debug, ApiError)]
pub enum NestedError {
    #[api_error(status = 404)]
    NotFound,
}
