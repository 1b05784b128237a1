use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(expose)]
enum NoReason {
    #[api_error(status = 500, message = "{0}")]
    Query(String),
}

#[derive(Debug, ApiError)]
#[api_error(expose = "")]
enum Empty {
    #[api_error(status = 500, message = "{0}", expose = 7)]
    Query(String),
    #[api_error(status = 500, message = "{0}", expose("reason"))]
    List(String),
    #[api_error(status = 500, message = "{0}", expose = true)]
    Flag(String),
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, message = "{0}", expose = "reason")]
struct NoNeed(String);

fn main() {}
