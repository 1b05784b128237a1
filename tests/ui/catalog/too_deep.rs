use api_error::{ApiError, catalog};

macro_rules! chain {
    ($last:ident) => {
        #[derive(Debug, ApiError)]
        #[api_error(status = 404)]
        struct $last;
    };
    ($outer:ident $inner:ident $($rest:ident)*) => {
        #[derive(Debug, ApiError)]
        #[api_error(transparent)]
        struct $outer($inner);

        chain! { $inner $($rest)* }
    };
}

chain! {
    T0 T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14 T15 T16 T17
    T18 T19 T20 T21 T22 T23 T24 T25 T26 T27 T28 T29 T30 T31 T32 T33 T34
}

catalog! { static DEEP = [T0]; }
catalog! { static WITH_INNER = [T20, T0]; }
catalog! { static WITH_LAST = [T0, T33]; }

fn main() {}
