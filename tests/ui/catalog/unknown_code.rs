use api_error::{ApiError, Code, catalog};

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    NotFound,
}

catalog! { static ERRORS = [OrderError]; }

const TYPO: Code = ERRORS.code("not_fond");

const FAR: Code = ERRORS.code("something_else");

const EMPTY: Code = ERRORS.code("");

fn main() {
    let _ = (TYPO, FAR, EMPTY);
}
