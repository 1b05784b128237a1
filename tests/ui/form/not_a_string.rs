use api_error::ApiError;

const CODE: &str = "order_not_found";

#[derive(Debug, ApiError)]
#[api_error(types(order_error))]
enum OrderError {
    #[api_error(status = 404, code = 7)]
    Number,
    #[api_error(status = 404, code = CODE)]
    Constant,
    #[api_error(status = 404, message = b"No such order.")]
    Bytes,
    #[api_error(status = 404, message = c"No such order.")]
    CString,
    #[api_error(status = 404, message = 'x')]
    Char,
    #[api_error(status = 404, param = ["order"])]
    Array,
    #[api_error(status = 404, alias(was_it))]
    Alias,
    #[api_error(status = 404, unchecked = true)]
    Bool,
    #[api_error(status = 405, header(Allow, "GET"))]
    HeaderName,
    #[api_error(status = 405, header("Allow", 7))]
    HeaderValue,
    #[api_error(status = 404, type = concat!("validation", "_error"))]
    Macro,
}

fn main() {}
