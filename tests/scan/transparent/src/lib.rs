#[derive(Debug, ApiError)]
pub enum ServiceError {
    #[api_error(transparent)]
    Db(#[source] db::DbError),
    #[api_error(transparent)]
    Boxed { source: Box<dyn ApiError + Send + Sync> },
    #[api_error(status = 404)]
    NotFound,
}
