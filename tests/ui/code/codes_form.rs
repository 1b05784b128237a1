use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404, codes)]
enum Flag {}

#[derive(Debug, ApiError)]
#[api_error(status = 404, codes = "CardCode")]
enum Text {}

#[derive(Debug, ApiError)]
#[api_error(status = 404, codes())]
enum Empty {}

#[derive(Debug, ApiError)]
#[api_error(status = 404, codes(pub CardCode, OtherCode))]
enum Two {}

fn main() {}
