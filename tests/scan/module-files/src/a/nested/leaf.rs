#[derive(Debug, ApiError)]
pub enum LeafError {
    #[api_error(status = 404)]
    NotFound,
}
