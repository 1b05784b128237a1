use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
#[api_error(status = 604, message = "no {usr}")]
struct NotFound<'a, const N: usize>
where
    [u8; N]: Sized,
{
    user: &'a [u8; N],
}

catalog! { static ERRORS = [NotFound<'static, 4>]; }

fn main() {
    let _ = (NotFound { user: b"anna" }.code(), ERRORS.len());
}
