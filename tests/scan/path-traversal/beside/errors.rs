#[derive(Debug, ApiError)]
pub enum BesideError {
    #[api_error(status = 404)]
    NotFound,
}
