//! The same decisions inside of tower and backon.

use std::convert::Infallible;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use api_error::client::{ApiFailure, Outcome, Retries};
use api_error::tower_retry::TowerRetry;
use backon::{ConstantBuilder, Retryable};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use tower::retry::RetryLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::server::policy;

/// Sends a request through tower's layer, to a service that answers with these statuses.
async fn through_tower(method: Method, statuses: &'static [u16]) -> (u16, Vec<Option<String>>) {
    let counts = std::sync::Mutex::new(Vec::new());
    let service = ServiceBuilder::new().layer(RetryLayer::new(TowerRetry::new(policy()))).service_fn(
        |request: Request<String>| {
            let mut counts = counts.lock().unwrap();
            let count = request.headers().get("x-retry-count").map(|count| count.to_str().unwrap().to_owned());
            counts.push(count);
            let status = statuses[counts.len() - 1];
            async move { Ok::<_, Infallible>(Response::builder().status(status).body(()).unwrap()) }
        },
    );
    let request = Request::builder().method(method).uri("http://api.example.com/").body("x".to_owned()).unwrap();
    let status = service.oneshot(request).await.unwrap().status().as_u16();
    (status, counts.into_inner().unwrap())
}

#[tokio::test]
async fn tower_sends_again_what_the_policy_says() {
    let (status, counts) = through_tower(Method::GET, &[503, 502, 200]).await;
    assert_eq!((status, counts), (200, vec![None, Some("1".into()), Some("2".into())]));
    assert_eq!(through_tower(Method::GET, &[503, 503, 503, 200]).await.0, 503);
    assert_eq!(through_tower(Method::GET, &[404, 200]).await.0, 404);
    assert_eq!(through_tower(Method::POST, &[503, 200]).await.0, 503);
    assert_eq!(through_tower(Method::POST, &[429, 200]).await.0, 200);
}

async fn through_backon(method: Method, statuses: &'static [u16]) -> (Result<u16, u16>, u32) {
    let count = AtomicU32::new(0);
    let send = || async {
        let at = count.fetch_add(1, Ordering::Relaxed) as usize;
        let status = StatusCode::from_u16(statuses[at]).unwrap();
        if status.is_success() { Ok(status) } else { Err(ApiFailure::decode(status, HeaderMap::new(), "")) }
    };
    let mut retries = Retries::new(&policy(), method);
    let result = send
        .retry(ConstantBuilder::default())
        .sleep(tokio::time::sleep)
        .adjust(|failure: &ApiFailure, _| retries.next(&Outcome::Failure(failure)).delay())
        .await;
    let status = result.map(|status| status.as_u16()).map_err(|failure| failure.status().as_u16());
    (status, count.into_inner())
}

#[tokio::test]
async fn backon_sends_again_what_the_policy_says() {
    assert_eq!(through_backon(Method::GET, &[503, 502, 200]).await, (Ok(200), 3));
    assert_eq!(through_backon(Method::GET, &[503, 503, 503, 200]).await, (Err(503), 3));
    assert_eq!(through_backon(Method::POST, &[503, 200]).await, (Err(503), 1));
}

#[tokio::test]
async fn a_clock_and_random_numbers_can_be_given() {
    let mut retries = Retries::new(&api_error::client::RetryPolicy::new(), Method::GET)
        .clock(|| std::time::SystemTime::UNIX_EPOCH)
        .random(|| 0.5);
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", "Thu, 01 Jan 1970 00:00:10 GMT".parse().unwrap());
    let failure = ApiFailure::decode(StatusCode::SERVICE_UNAVAILABLE, headers, "");
    assert_eq!(retries.next(&Outcome::Failure(&failure)).delay(), Some(Duration::from_millis(10_500)));
}
