#[cfg(feature = "extra")]
#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404)]
struct ProgramWithExtra;

#[cfg(not(feature = "extra"))]
#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404)]
struct ProgramWithoutExtra;

fn main() {}
