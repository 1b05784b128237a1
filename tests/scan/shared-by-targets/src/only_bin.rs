#[derive(Debug, ApiError)]
pub enum BinError {
    #[api_error(status = 404)]
    NotFound,
}
