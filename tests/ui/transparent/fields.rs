use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    None,
    #[api_error(transparent)]
    Empty(),
    #[api_error(transparent)]
    Two(Inner, Inner),
    #[api_error(transparent)]
    Three { a: Inner, b: Inner, c: Inner },
}

#[derive(Debug, ApiError)]
#[api_error(transparent)]
struct Wrapper {
    inner: Inner,
    context: String,
}

fn main() {}
