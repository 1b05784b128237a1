include!("generated/errors.rs");
mod inner {
    include! { "generated/more.rs" }
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/generated/manifest.rs"));
}
include!(concat!(env!("OUT_DIR"), "/table.rs"));
#[cfg(feature = "x")]
include!("not_there.rs");

#[cfg(has_table)]
#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404)]
pub struct ByScript;
