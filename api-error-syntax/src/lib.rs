//! The attribute language of api-error. Internal and unstable: the derive and the command line pin it with `=`.

mod def;

pub use def::*;
