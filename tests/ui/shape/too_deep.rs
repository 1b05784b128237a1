use api_error::shape;

shape! {
    static BODY = { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": [[code]] } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } };
}

fn main() {
    let _ = BODY;
}
