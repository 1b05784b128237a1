use api_error::shape;

shape! {
    static BODY = {
        code: code,
        "message" message,
        "param"? = param,
        "code": code,
        "code": "twice",
        ..details,
        ..details,
        ..errors,
        .details,
        "inner": { "a": 1, "a": 2 },
        "type":
    };
}

fn main() {
    let _ = BODY;
}
