use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
#[api_error(rename_all = "snakecase")]
enum OrderError {
    #[api_error(status = 99)]
    One,
    #[api_error(stauts = 404)]
    Two,
    #[api_error(status = 404, status = 404)]
    Three,
    Four,
    #[api_error(status = 404, message = "no {usr}")]
    Five { user: u32 },
    #[api_error(status = 404, type = "auth_error")]
    Six,
    #[api_error(status = 404, code = "six")]
    Seven,
    #[api_error(status = 500, message = "{0}")]
    Eight(String),
    #[api_error(transparent)]
    Nine,
    #[api_error(status = 404)]
    Ten(#[api_error(detail)] u32),
}

catalog! { static ERRORS = [OrderError]; }

fn main() {
    let _ = OrderError::One.to_json(None);
}
