use api_error::*;
use std::time::Duration;
#[derive(Debug, ApiError)]
enum E {
    #[api_error(status = 404)]
    UserNotFound,
}

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://x.dev/e/{code}", prefix = "pay_")]
enum P {
    /// Declined.
    #[api_error(status = 402, message = "Card {1} é {{x}} declined.", param = "items[{0}].sku")]
    A(u8, String),
}
#[derive(Debug, ApiError)]
enum Q<T> {
    #[api_error(transparent)]
    P(P),
    #[api_error(transparent)]
    T(T),
    #[api_error(transparent)]
    Box(Box<dyn ApiError + Send + Sync>),
    #[api_error(status = 429, retry_after = .0, message = "{0:?}")]
    Slow(Duration),
    #[api_error(status = 429, code="slow2", retry_after = wait, header("X-Foo", "{n}"))]
    Slow2 {
        wait: u8,
        #[api_error(detail)]
        n: i32,
    },
}
#[test]
fn smoke() {
    let e = E::UserNotFound;
    println!("{}", e.to_json(None));
    println!("{}", e.to_json(Some("re\"q")));
    let p = P::A(3, "x\"y".into());
    println!("{}", p.to_json(None));
    let q: Q<E> = Q::P(p);
    println!("{} {:?}", q.to_json(Some("a")), q.headers().collect::<Vec<_>>());
    let q: Q<E> = Q::Slow(Duration::from_millis(1500));
    println!("{} {:?}", q.to_json(Some("a")), q.headers().collect::<Vec<_>>());
    let q: Q<E> = Q::Slow2 { wait: 3, n: -2 };
    println!("{} {:?}", q.to_json(Some("a")), q.headers().collect::<Vec<_>>());
    catalog! { static C = [Q<E>, P, E]; }
    println!("{}", C.to_json());
    assert_eq!(q.envelope().with_request_id("a").to_json(), q.to_json(Some("a")));
}
