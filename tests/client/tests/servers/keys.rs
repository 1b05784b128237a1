//! Idempotency keys: one for all attempts of a call, and never that of another call.

use std::collections::{BTreeMap, BTreeSet};

use api_error::reqwest::SendWithRetry;

use crate::server::{Server, client, cut, response, sender};

const ERROR: &str = r#"{"type":"api_error","code":"down","message":"Try later."}"#;

#[tokio::test]
async fn a_key_is_made_once_for_each_call() {
    let answers = || [response(503, "", ERROR), cut(), response(200, "", "ok"), response(200, "", "ok")];
    let server = Server::start(answers()).await;
    let sender = sender().idempotency_keys(true);
    for _ in 0..2 {
        client().post(server.url("/")).body("order").send_with_retry(&sender).await.unwrap();
    }
    let keys = server.header("idempotency-key");
    assert!(keys[0].as_ref().is_some_and(|key| key.len() == 36));
    assert_eq!((&keys[0], &keys[0]), (&keys[1], &keys[2]));
    assert_ne!(keys[0], keys[3]);
    assert!(server.requests().iter().all(|request| request.ends_with("\r\n\r\norder")));
}

#[tokio::test]
async fn only_post_and_patch_get_a_key_and_one_of_the_caller_stays() {
    let server = Server::start((0..3).map(|_| response(200, "", "ok"))).await;
    let sender = sender().idempotency_keys(true);
    client().get(server.url("/")).send_with_retry(&sender).await.unwrap();
    client().patch(server.url("/")).send_with_retry(&sender).await.unwrap();
    client().post(server.url("/")).header("idempotency-key", "mine").send_with_retry(&sender).await.unwrap();
    let keys = server.header("idempotency-key");
    assert_eq!((&keys[0], keys[1].is_some(), keys[2].as_deref()), (&None, true, Some("mine")));
}

/// Twenty calls at a time, each of which fails in a different way before it succeeds.
#[tokio::test]
async fn calls_at_the_same_time_have_different_keys() {
    let failures = (0..20).map(|at| match at % 3 {
        0 => cut(),
        1 => response(503, "", ERROR),
        _ => response(429, "", ""),
    });
    let server = Server::start(failures.chain((0..20).map(|_| response(200, "", "ok")))).await;
    let (client, sender) = (client(), sender().idempotency_keys(true));
    let call = |body: usize| client.post(server.url("/")).body(format!("order {body}")).send_with_retry(&sender);
    let calls: Vec<_> = futures_util::future::join_all((0..20).map(call)).await;
    assert!(calls.iter().all(Result::is_ok));
    let mut of_calls = BTreeMap::<String, BTreeSet<String>>::new();
    for (request, key) in server.requests().iter().zip(server.header("idempotency-key")) {
        let (_, body) = request.split_once("\r\n\r\n").unwrap();
        of_calls.entry(body.to_owned()).or_default().insert(key.unwrap());
    }
    assert_eq!(server.requests().len(), 40);
    assert_eq!(of_calls.len(), 20);
    assert!(of_calls.values().all(|keys| keys.len() == 1), "{of_calls:?}");
    assert_eq!(of_calls.values().flatten().collect::<BTreeSet<_>>().len(), 20);
}

#[tokio::test]
async fn a_copy_of_a_request_is_another_call() {
    let server = Server::start((0..2).map(|_| response(200, "", "ok"))).await;
    let (request, sender) = (client().post(server.url("/")), sender().idempotency_keys(true));
    for request in [request.try_clone().unwrap(), request] {
        request.send_with_retry(&sender).await.unwrap();
    }
    let keys = server.header("idempotency-key");
    assert_ne!(keys[0], keys[1]);
}
