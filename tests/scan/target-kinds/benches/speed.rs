#[derive(Debug, api_error::ApiError)]
pub enum BenchError {
    #[api_error(status = 404)]
    NotFound,
}
