use foreign::{ApiError, Error};

#[derive(Debug, ApiError)]
pub enum Theirs {
    #[error(status = 404)]
    NotFound,
}

#[derive(Debug, Error)]
pub enum NoHelper {
    NotFound,
}
