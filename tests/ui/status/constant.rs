use api_error::ApiError;

const NOT_FOUND: u16 = 404;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = NOT_FOUND)]
    A,
    #[api_error(status = http::StatusCode::NOT_FOUND)]
    B,
    #[api_error(status = true)]
    C,
}

#[derive(Debug, ApiError)]
enum OfHttp {
    #[api_error(status = StatusCode::CONFLICT)]
    Imported,
    #[api_error(status = StatusCode::UNPROCESSABLE_ENTITY.as_u16())]
    Number,
    #[api_error(status = rocket::http::Status::TooManyRequests)]
    Rocket,
    #[api_error(status = upstream)]
    Field { upstream: u16 },
}

fn main() {}
