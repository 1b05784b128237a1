use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "no {user:width$}")]
    WidthArgument { user: u32, width: usize },
    #[api_error(status = 404, message = "no {user:.*}")]
    PrecisionArgument { user: f32 },
    #[api_error(status = 404, message = "no {user:p}")]
    Pointer { user: &'static u32 },
    #[api_error(status = 404, message = "no {user:y}")]
    Unknown { user: u32 },
    #[api_error(status = 404, message = "no {user:.}")]
    Precision { user: f32 },
    #[api_error(status = 404, message = "no {user:99999}")]
    Width { user: u32 },
    #[api_error(status = 404, message = "no {user:.99999}")]
    LongPrecision { user: f32 },
    #[api_error(status = 404, doc_url = "https://x.dev/{code:?}")]
    Url,
}

fn main() {}
