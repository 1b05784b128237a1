#[derive(Debug, ApiError)]
pub enum BasedError {
    #[api_error(status = 404)]
    NotFound,
}
