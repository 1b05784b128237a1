//! An exchange in a framework whose types are not those of the `http` crate's version 1, and which cuts bodies off HEAD itself.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH};
use http::{Extensions, HeaderMap, HeaderValue, Method, Uri};

use crate::serve::{ErrorLayer, Exchange, RequestId};

/// Copies what the layer looks at: `Accept` and the header of the request id. `values` gives the values of a header,
/// `known` is the id that a layer further out chose.
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
            // A value that is legal nowhere still counts: two ids name no request.
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

/// The length that the answer announces: that of its body, or what the layer computed for HEAD.
pub(crate) fn take_length(headers: &mut HeaderMap, body: &Bytes) -> u64 {
    let announced = headers.remove(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    announced.unwrap_or(body.len() as u64)
}
