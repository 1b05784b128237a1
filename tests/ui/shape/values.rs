use api_error::shape;

shape! {
    pub static BODY = {
        "code": cod,
        "Message": Message,
        "kind": kind_of_error,
        "status": 404.5,
        "trace": extra,
        "span": extra(span_id),
        "list": [code, param message],
        "errors": errors [ message ],
        "fields": errors [ { "type": type, "url": doc_url, ..details } ],
        "path": api::code,
    };
}

fn main() {
    let _ = BODY;
}
