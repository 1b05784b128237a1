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
    #[api_error(transparent = 1, message = "{0} is not saved.")]
    Named(String, db::DbError),
    #[api_error(transparent = inner, message(display), expose)]
    Display {
        #[cfg(feature = "trace")]
        trace: u64,
        inner: Box<db::DbError>,
    },
}

impl std::fmt::Display for ServiceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not saved")
    }
}

#[derive(Debug, api_error::ApiError)]
#[api_error(transparent = inner)]
pub struct Traced {
    pub trace: u64,
    pub inner: ServiceError,
}
