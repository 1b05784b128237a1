use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent = true)]
    Flag(Inner),
    #[api_error(transparent = "inner")]
    Quoted { inner: Inner },
    #[api_error(transparent(inner))]
    List { inner: Inner },
    #[api_error(transparent = self::inner)]
    Path { inner: Inner },
}

fn main() {}
