use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
#[api_error(status = 409)]
pub struct Conflict;

#[derive(Debug, ApiError)]
#[api_error(status = 404, codes(MissingCode))]
pub struct Missing;

catalog! { static ERRORS = [Conflict], codes(ErrorCode); }
catalog! { static OTHERS = [Missing], codes(OtherCode); }

fn main() {}
