#[derive(Debug, ApiError)]
pub enum CardError {
    #[api_error(status = 404)]
    NotFound,
}
