//! The places at which errors point, to the column.

use api_error_syntax::ErrorEnum;

/// The text under each error.
fn underlined(source: &str) -> Vec<(&'static str, String)> {
    let input = syn::parse_str(source).unwrap();
    let Err(errors) = ErrorEnum::from_input(&input) else { panic!("no error in {source}") };
    let lines: Vec<Vec<char>> = source.lines().map(|line| line.chars().collect()).collect();
    let text = |error: &api_error_syntax::Diagnostic| {
        let (start, end) = (error.mark.start.start(), error.mark.end.end());
        assert_eq!(start.line, end.line, "{source}");
        lines[start.line - 1][start.column..end.column].iter().collect()
    };
    errors.iter().map(|error| (error.name, text(error))).collect()
}

macro_rules! underlines {
    ($($source:literal => [$($name:ident $text:literal),*];)*) => {$(
        assert_eq!(underlined($source), [$((stringify!($name), $text.to_owned())),*], "{}", $source);
    )*};
}

#[test]
fn the_smallest_span_that_shows_the_fault() {
    underlines! {
        "enum E { #[api_error(status = 99)] A }" => [STATUS_OUT_OF_RANGE "99"];
        "enum E { #[api_error(status = -1)] A }" => [STATUS_OUT_OF_RANGE "-1"];
        "enum E { #[api_error(status = a::B)] A }" => [STATUS_NOT_AN_INTEGER "a::B"];
        "enum E { #[api_error(statu = 404)] A }" => [UNKNOWN_ARGUMENT "statu"];
        "enum E { #[api_error(a::b = 404)] A }" => [UNKNOWN_ARGUMENT "a::b"];
        "enum E { #[api_error(status = 404, status = 404)] A }" => [DUPLICATE_ARGUMENT "status"];
        "enum E { A, #[api_error(status = 404)] B }" => [MISSING_STATUS "A"];
        "enum E { #[api_error(status = 404, message = \"é {b}\")] A { a: u8 } }" => [UNKNOWN_FIELD "\"é {b}\""];
        "enum E { #[api_error(status = 404, type = \"auth_error\")] A }" => [TYPE_DOES_NOT_FIT "\"auth_error\""];
        "enum E { #[api_error(status = 404, header(\"a b\", \"\"))] A }" => [EMPTY_STRING "\"\""];
        "enum E { #[api_error(status = 404, header(\"a b\", \"c\"))] A }" => [BAD_HEADER_NAME "\"a b\""];
        "enum E { #[api_error(status = 404, header(\"a\"))] A }" => [WRONG_FORM "(\"a\")"];
        "enum E { #[api_error(status = 404, alias(\"b\", \"c d\"))] A }" => [BAD_CODE "\"c d\""];
        "enum E { #[api_error(transparent)] A }" => [TRANSPARENT_WITHOUT_FIELD "transparent"];
        "enum E { #[api_error(status = 429, retry_after = .7)] A }" => [UNKNOWN_FIELD ".7"];
        "union U { a: u8 }" => [UNION "union"];
        "#[api_error(crate = 7)] enum E {}" => [BAD_CRATE_PATH "7"];
    }
}

#[test]
fn all_mistakes_in_source_order() {
    underlines! {
        "#[api_error(rename_all = \"x\", prefix = 7)] enum E { #[api_error(status = 9, code = \"a b\")] A, #[api_error(expose, status = 404)] B, C(#[api_error(detail, x)] u8) }"
            => [
                UNKNOWN_CASE "\"x\"", NOT_A_STRING "7", STATUS_OUT_OF_RANGE "9", BAD_CODE "\"a b\"",
                EXPOSE_WITHOUT_NEED "expose", MISSING_STATUS "C", UNNAMED_DETAIL "detail", UNKNOWN_ARGUMENT "x"
            ];
        "#[api_error(types(\"a_b\"))] enum E { #[api_error(status = 404, code = \"b\")] A, #[api_error(status = 404, alias(\"b\"), message = \"{0}\")] Other, #[api_error(status = 404, code = \"b\")] C }"
            => [ALIAS_IN_USE "\"b\"", UNKNOWN_FIELD "\"{0}\"", DUPLICATE_CODE "\"b\""];
    }
}
