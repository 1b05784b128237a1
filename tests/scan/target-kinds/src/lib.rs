#[derive(Debug, api_error::ApiError)]
pub enum LibError {
    #[api_error(status = 404)]
    NotFound,
}
#[cfg(test)]
mod tests {
#[derive(Debug, api_error::ApiError)]
enum UnitTestError {
    #[api_error(status = 404)]
    NotFound,
}
}
