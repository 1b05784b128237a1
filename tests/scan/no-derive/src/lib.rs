#[with_derive]
#[api_error(status = 404)]
pub struct ByMacro;
