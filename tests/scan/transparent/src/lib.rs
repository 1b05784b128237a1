mod db {
    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 503)]
    pub struct DbError;
}

#[derive(Debug, api_error::ApiError)]
pub enum ServiceError {
    #[api_error(transparent)]
    Db(#[allow(unused)] db::DbError),
    #[api_error(transparent)]
    Boxed { source: Box<dyn api_error::ApiError + Send + Sync> },
    #[api_error(status = 404)]
    NotFound,
}
