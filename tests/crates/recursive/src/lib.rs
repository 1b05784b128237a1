//! Enums that forward to themselves and to each other: the compiler must not follow each of the ways through them.
#![deny(warnings)]

use api_error::{ApiError, catalog};

macro_rules! recursive {
    ($($name:ident $own:ident $alias:ident: $($other:ident)*;)*) => {$(
        pub type $alias = Box<$name>;

        #[derive(Debug, ApiError)]
        pub enum $name {
            #[api_error(status = 409)]
            $own,
            #[api_error(transparent)]
            Itself($alias),
            $(#[api_error(transparent)]
            $other(std::sync::Arc<$other>),)*
            #[api_error(transparent)]
            Within(Within<$alias>),
        }
    )*};
}

#[derive(Debug, ApiError)]
#[api_error(transparent)]
pub struct Within<T>(pub T);

recursive! {
    First OfFirst BoxedFirst: Second Third Fourth;
    Second OfSecond BoxedSecond: First Third Fourth;
    Third OfThird BoxedThird: First Second Fourth;
    Fourth OfFourth BoxedFourth: First Second Third;
}

catalog! {
    pub static FROM_FIRST = [First];
    pub static FROM_FOURTH = [Within<Fourth>];
    pub static ALL = [Third, Second, First, Fourth];
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_type_counts_once() {
        for catalog in [super::FROM_FIRST, super::FROM_FOURTH, super::ALL] {
            let mut codes: Vec<_> = catalog.iter().map(|spec| spec.code).collect();
            codes.sort_unstable();
            assert_eq!(codes, ["of_first", "of_fourth", "of_second", "of_third"]);
        }
    }
}
