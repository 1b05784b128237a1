use api_error::ApiError;

#[derive(Clone, Copy, Debug, ApiError)]
#[api_error(status = 404)]
struct Inner(u32);

#[derive(Clone, Copy, Debug, ApiError)]
#[repr(C, packed)]
#[api_error(transparent)]
struct Forwards {
    inner: Inner,
}

#[derive(ApiError)]
#[repr(C, packed)]
#[api_error(status = 404, message = "no {name}")]
struct Named {
    name: String,
}

impl std::fmt::Debug for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Named")
    }
}

fn main() {}
