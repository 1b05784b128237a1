//! Five thousand codes in one enum, and five thousand in fifty.
#![deny(warnings)]

use api_error::Code;

include!(concat!(env!("OUT_DIR"), "/large.rs"));

pub const FIRST: Code = ONE.code("large0");
pub const LAST: Code = ONE.code("large4999");
pub const ONE_OF_MANY: Code = MANY.code("part49_of99");

#[cfg(test)]
mod tests {
    use api_error::ApiError;

    use super::*;

    #[test]
    fn every_code_is_found() {
        assert_eq!((ONE.len(), MANY.len()), (5_000, 5_000));
        assert!(ONE.iter().all(|spec| ONE.get(spec.code).is_some_and(|found| std::ptr::eq(found, spec))));
        assert!(MANY.iter().all(|spec| MANY.get(spec.code).is_some_and(|found| std::ptr::eq(found, spec))));
        assert_eq!(Large::Large4999 { a: 1, b: 2 }.message(), "1 of 2");
        assert_eq!((FIRST.as_str(), LAST.as_str(), ONE_OF_MANY.as_str()), ("large0", "large4999", "part49_of99"));
    }
}
