#[cfg(not(test))]
mod none;
#[cfg(test)]
mod support;
#[derive(Debug, api_error::ApiError)]
pub enum TestError {
    #[api_error(status = 404)]
    NotFound,
}
