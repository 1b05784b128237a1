use api_error::shape;

shape! { pub const BODY = { "code": code }; }
shape! { static BODY: Shape = { "code": code }; }
shape! { static ONE = { "code": code }; static TWO = { "code": cod }; }
shape! {}
shape! { static BODY = { "code": code } static OTHER = { "code": cod }; }

fn main() {
    let _ = (ONE, TWO);
}
