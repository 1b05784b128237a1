use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    Größe,
    #[api_error(status = 404)]
    _404,
    #[api_error(status = 404)]
    __,
    #[api_error(status = 404)]
    AVariantWithANameThatIsMuchLongerThanTheSixtyFourBytesThatAreAllowed,
}

fn main() {}
