use api_error::ApiError;

#[derive(Debug, ApiError)]
enum MethodError {
    #[api_error(status = 405, header())]
    Nothing,
    #[api_error(status = 405, header("Allow"))]
    NameOnly,
    #[api_error(status = 405, header("Allow", "GET", "HEAD"))]
    Three,
    #[api_error(status = 405, header("Allow" = "GET"))]
    Equals,
}

fn main() {}
