use std::fmt;

#[derive(Debug, attributes::Attributes, api_error::ApiError)]
#[api_error(message(display), status = 400)]
pub enum Shown {
    #[error("no user {id}, {name:?} {{}}",)]
    Thiserror { id: u8, name: String },
    #[snafu(display("too {size}"), visibility(pub))]
    Snafu { size: u8 },
    #[display("tuple {_0} {_1:>4}")]
    DeriveMore(u8, u8),
    #[error("fixed")]
    Fixed,
    #[error("{} and {id}", 1 + 1)]
    Arguments { id: u8 },
    #[error("{0.len}")]
    Expression(String),
    #[error("{LIMIT}")]
    Captured,
    #[error(transparent)]
    Forward(fmt::Error),
    #[snafu(visibility(pub))]
    NoText,
    #[cfg_attr(feature = "extra", error("only with a feature"))]
    Conditional,
    #[error("secret {0}")]
    #[api_error(status = 500)]
    Secret(String),
    #[error("seen {0}")]
    #[api_error(status = 500, expose)]
    Seen(String),
    #[error("not this")]
    #[api_error(message = "This.")]
    Written,
    #[error("outer {0}")]
    #[api_error(transparent = 1, message(display))]
    Outer(u8, Single),
}

#[derive(Debug, attributes::Attributes, api_error::ApiError)]
#[error("single {{{0}}}")]
#[api_error(status = 404, message(display))]
pub struct Single(pub u8);

/// derive_more puts the first text around the other.
#[derive(Debug, attributes::Attributes, api_error::ApiError)]
#[display("around {_variant}")]
#[api_error(status = 409, message(display))]
pub enum Around {
    #[display("inside")]
    Inside,
}

macro_rules! display {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("made by hand")
            }
        }
    )*};
}

display!(Shown Single Around);
