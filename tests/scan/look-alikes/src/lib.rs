//! #[derive(ApiError)] enum InnerDocs { #[api_error(status = 404)] A }

/// ```
/// #[derive(ApiError)]
/// enum DocTest { #[api_error(status = 404)] A }
/// mod doc_test;
/// ```
pub fn documented() {
    // #[derive(ApiError)] enum InComment { #[api_error(status = 404)] A } mod comment;
    /* #[derive(ApiError)] enum InBlock { /* nested */ #[api_error(status = 404)] A } mod block; */
    let a = "#[derive(ApiError)] enum InString { #[api_error(status = 404)] A } \" mod string;";
    let b = r##"#[derive(ApiError)] enum InRaw { #[api_error(status = 404)] A } "# mod raw; "##;
    let c = br#"#[derive(ApiError)] enum InBytes { #[api_error(status = 404)] A }"#;
    let d = ['"', '\'', '\\', b'"' as char, '/', '\u{1F600}'];
    let e: &'static str = "api_error"; let f = 'outer: loop { break 'outer };
    let api_error = 1; let model = 1..2; let x = 1.0e-3f32;
}

#[derive(Debug)] /* api_error */
pub enum Plain {
    /// #[api_error(status = 404)]
    Commented,
    // #[api_error(status = 404)]
    #[doc = "#[api_error(status = 404)]"]
    #[allow(dead_code, reason = "api_error")]
    Other,
}

macro_rules! patterns {
    (enum $name:ident { # [ api_errors ] }) => {};
}

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404, message = "mod message; }} \" {{")]
pub struct Real;
