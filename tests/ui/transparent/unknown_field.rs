use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent = iner)]
    Named { inner: Inner, trace: String },
    #[api_error(transparent = 2)]
    Tuple(Inner, String),
    #[api_error(transparent = inner, message = "{trase}: {inner}")]
    Message { inner: Inner, trace: String },
}

fn main() {}
