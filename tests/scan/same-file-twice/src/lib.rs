#[path = "shared.rs"]
mod a;
#[path = "shared.rs"]
mod b;
mod dull;
#[path = "dull.rs"]
mod again;
#[cfg(feature = "extra")]
#[path = "shared.rs"]
mod absent;
