//! The exchange for frameworks that have their own HTTP types instead of those of `http` 1, and that remove the body of a
//! response to HEAD themselves.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH};
use http::{Extensions, HeaderMap, HeaderValue, Method, Uri};

use crate::serve::{ErrorLayer, Exchange, RequestId};

/// Begins an exchange with copies of what the layer reads: `Accept` and the header of the request id.
///
/// `known` is the request id that an outer layer has set; `values` returns the values of a header.
pub(crate) fn begin<'a, I>(
    layer: &ErrorLayer,
    method: &str,
    path: &str,
    known: Option<RequestId>,
    values: impl Fn(&str) -> I,
) -> Exchange
where
    I: Iterator<Item = &'a [u8]>,
{
    let mut headers = HeaderMap::new();
    for name in [&ACCEPT, &layer.settings().header] {
        for value in values(name.as_str()) {
            // An invalid value counts too: the layer ignores the header if it is there twice.
            headers.append(name, HeaderValue::from_bytes(value).unwrap_or(HeaderValue::from_static("")));
        }
    }
    let mut extensions = Extensions::new();
    if let Some(id) = known {
        extensions.insert(id);
    }
    let method = Method::from_bytes(method.as_bytes()).unwrap_or_default();
    let uri = Uri::try_from(path).unwrap_or_default();
    Exchange::begin(layer, method, uri, &headers, &mut extensions)
}

/// The length that the response declares: the length of its body, or for HEAD what the layer has set.
pub(crate) fn take_length(headers: &mut HeaderMap, body: &Bytes) -> u64 {
    let declared = headers.remove(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    declared.unwrap_or(body.len() as u64)
}
