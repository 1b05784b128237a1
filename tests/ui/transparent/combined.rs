use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(status = 404, transparent, message = "Not found.")]
    Before(Inner),
    #[api_error(transparent, code = "other", header("Allow", "GET"))]
    After(Inner),
    #[api_error(transparent, expose)]
    Exposed(Inner),
    #[api_error(transparent, message = "Not found.", expose)]
    Fixed(Inner),
}

#[derive(Debug, ApiError)]
#[api_error(transparent, prefix = "x_", retryable = true)]
struct Wrapper(Inner);

fn main() {}
