#[derive(Debug, api_error::ApiError)]
pub enum LeafError {
    #[api_error(status = 404)]
    NotFound,
}
