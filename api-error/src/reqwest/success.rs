//! What a call makes of a success.

use core::marker::PhantomData;

use reqwest::Response;
use serde_core::de::DeserializeOwned;

use super::{CallFailure, TransportFailure};
use crate::client::Decoder;

/// What a call makes of a success. A failure counts as a failed attempt.
pub(super) trait Success: Sync {
    type Value;

    fn finish(
        &self,
        decoder: &Decoder,
        response: Response,
    ) -> impl Future<Output = Result<Self::Value, CallFailure>> + Send;
}

/// The response, whose body is not read yet.
pub(super) struct Unread;

impl Success for Unread {
    type Value = Response;

    async fn finish(&self, _: &Decoder, response: Response) -> Result<Response, CallFailure> {
        Ok(response)
    }
}

/// The JSON of the body.
pub(super) struct Json<T>(pub(super) PhantomData<fn() -> T>);

impl<T: DeserializeOwned> Success for Json<T> {
    type Value = T;

    async fn finish(&self, decoder: &Decoder, response: Response) -> Result<T, CallFailure> {
        let (status, headers) = (response.status(), response.headers().clone());
        let incomplete = |error| CallFailure::Transport(TransportFailure::incomplete(error));
        let bytes = response.bytes().await.map_err(incomplete)?;
        serde_json::from_slice(&bytes).map_err(|_| CallFailure::Api(decoder.decode(status, headers, bytes)))
    }
}
