//! Packed structs: fields are copied, as in the derives of `std`.

use std::fmt;

use api_error::ApiError;

#[derive(Clone, Copy, ApiError)]
#[repr(C, packed)]
#[api_error(status = 429, message = "at {offset}", param = "{line:?}", header("X-Line", "{line:>4}"), retry_after = wait)]
struct Frame {
    kind: u8,
    #[api_error(detail)]
    offset: u64,
    line: u32,
    wait: u16,
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame {}", self.kind)
    }
}

#[derive(Clone, Copy, Debug, ApiError)]
#[repr(packed(2), C)]
#[api_error(status = 400, message = "{0}{1}{2}{3}{4}{0}", param = "{5}")]
struct Tuple(u64, u32, char, bool, f64, &'static str);

#[derive(Clone, Copy, Debug, ApiError)]
#[repr(Rust, packed)]
#[api_error(status = 404, message = "no {id}")]
struct Generic<T: Copy, const N: usize> {
    id: T,
    #[api_error(detail)]
    rest: [T; N],
}

#[derive(Clone, Copy, Debug, ApiError)]
#[repr(C, packed)]
#[api_error(status = 404, message(display))]
struct Shown(u8, u64);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, { self.1 })
    }
}

/// Fields that are not `Copy` may be there, as long as no argument uses them.
#[derive(ApiError)]
#[repr(Rust, packed)]
#[api_error(status = 404, message = "fixed")]
struct Owner(u8, String);

impl fmt::Debug for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Owner {}", self.0)
    }
}

#[derive(Clone, Copy, Debug, ApiError)]
#[repr(Rust, packed)]
#[api_error(transparent)]
struct Forwards(Shown);

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    Frame(Frame),
}

#[test]
fn every_use_of_a_field() {
    let error = Frame { kind: 1, offset: 2, line: 3, wait: 4 };
    let expected = r#"{"type":"rate_limit_error","code":"frame","message":"at 2","param":"3","doc_url":null,"request_id":null,"details":{"offset":2}}"#;
    assert_eq!(error.to_json(None), expected);
    assert_eq!(error.envelope().to_json(), expected);
    assert_eq!(error.headers().collect::<Vec<_>>(), [("X-Line", "3".into()), ("Retry-After", "4".into())]);
    assert_eq!(Outer::Frame(error).to_json(None), expected);
}

#[test]
fn every_kind_of_packed_struct() {
    let error = Tuple(1, 2, 'c', true, 0.5, "p");
    assert_eq!((error.message().as_ref(), error.param().as_deref()), ("12ctrue0.51", Some("p")));
    let error = Generic { id: 7_u32, rest: [8, 9] };
    assert!(error.to_json(None).ends_with(r#""details":{"rest":[8,9]}}"#));
    assert_eq!(error.message(), "no 7");
    assert_eq!(Shown(1, 2).message(), "1 2");
    assert_eq!(Forwards(Shown(1, 2)).message(), "1 2");
    let owner = Owner(1, "x".into());
    assert_eq!(owner.message(), "fixed");
    assert_eq!({ owner.1 }, "x");
}
