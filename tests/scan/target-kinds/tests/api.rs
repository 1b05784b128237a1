#[cfg(not(test))]
mod none;
#[cfg(test)]
mod support;
#[derive(Debug, ApiError)]
pub enum TestError {
    #[api_error(status = 404)]
    NotFound,
}
