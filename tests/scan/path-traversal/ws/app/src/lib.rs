#[path = "../../../beside/errors.rs"]
mod beside;
#[path = "../../shared/errors.rs"]
mod shared;
