use api_error::shape;

shape! { static NUMBER = 7 { "code": code }; }
shape! { static WORD = "json" { "code": code }; }
shape! { static BREAK = "application/json; a=\n" { "code": code }; }
shape! { static EMPTY = {}; }
shape! { static NO_BODY = "application/json"; }

fn main() {
    let _ = (NUMBER, WORD, BREAK, EMPTY, NO_BODY);
}
