use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    Inner {
        #[api_error(detail)]
        inner: Inner,
    },
}

#[derive(Debug, ApiError)]
#[api_error(transparent)]
struct Wrapper(#[api_error(detail)] Inner);

fn main() {}
