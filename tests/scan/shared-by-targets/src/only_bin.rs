#[derive(Debug, api_error::ApiError)]
pub enum BinError {
    #[api_error(status = 404)]
    NotFound,
}
