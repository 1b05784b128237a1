#[derive(Debug, ApiError)]
pub enum BenchError {
    #[api_error(status = 404)]
    NotFound,
}
