use api_error::ApiError;

#[derive(ApiError)]
#[api_error(status = 404)]
union Bits {
    whole: u32,
    parts: [u8; 4],
}

fn main() {}
