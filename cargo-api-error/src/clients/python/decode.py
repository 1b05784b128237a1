
#: The largest number of bytes of a body that are kept.
_BODY_LIMIT: Final = 64 * 1024


def decode_error_body(
    status: int,
    headers: Iterable[tuple[str, str]],
    body: bytes | str,
    *,
    body_state: BodyState = "complete",
    shape: Shape | None = SHAPE,
) -> ApiError:
    """Makes an error of a response that was read. Never raises.

    `body_state` is how the body ended. `shape` is the body of another API; None for one of the forms that need no description.
    """
    whole = body.encode("utf-8", "replace") if isinstance(body, str) else body
    kept = whole[:_BODY_LIMIT]
    names = tuple((name.lower(), value) for name, value in headers)
    found, trailing = _read(kept.decode("utf-8", "replace"), names, shape)
    ids = (_header_text(names, name) for name in ("x-request-id", "request-id", "x-amzn-requestid", "cf-ray"))
    header_request_id = next((text for text in ids if text), None)
    is_retryable = status in (408, 425, 429, 500, 502, 503, 504)
    kind: FailureKind = "unexpected_content" if status < 400 else "client_error" if status < 500 else "server_error"
    error_class: type[KnownError] | type[UnknownError] = UnknownError
    if found.code is not None:
        error_class = _KNOWN.get(found.code, UnknownError)
    error = error_class(
        status=status,
        kind=kind,
        format=found.format,
        type=found.type or _default_type(status),
        code=cast(Any, found.code),
        message=found.message,
        param=found.param,
        doc_url=found.doc_url,
        request_id=found.request_id or header_request_id,
        header_request_id=header_request_id,
        details=cast(Any, found.details),
        errors=tuple(found.errors),
        more_errors=found.more_errors,
        extra=found.extra,
        retryable=is_retryable if found.retryable is None else found.retryable,
        declared_retryable=found.retryable,
        body_retry_after_ms=found.retry_after_ms,
        headers=names,
        body=kept,
        body_state="too_large" if len(whole) > _BODY_LIMIT else body_state,
        trailing=trailing,
    )
    return cast("ApiError", error)


def _read(body: str, headers: _Headers, shape: Shape | None) -> tuple[_Found, bool]:
    text = body.removeprefix("\ufeff").lstrip(" \t\r\n")
    if not text:
        return _Found("empty"), False
    media_type = (_header_text(headers, "content-type") or "").split(";")[0].strip().lower()
    is_page = media_type in ("text/html", "application/xhtml+xml")
    parsed = None if is_page else _read_object(text)
    if parsed is None:
        return _Found("text"), False
    value, trailing = parsed
    own = None if shape is None else _of_shape(shape, value)
    return own or _of_known_form(value, media_type == "application/problem+json"), trailing


def _default_type(status: int) -> str:
    if status in (401, 403, 407, 511):
        return "auth_error"
    if status == 429:
        return "rate_limit_error"
    return "validation_error" if 400 <= status < 500 else "api_error"


def field_errors(error: ApiError) -> dict[str | None, list[FieldError]]:
    """The fields that failed validation, by their names; the name of an error that belongs to no field is None."""
    errors: Sequence[FieldError] = error.errors
    if not errors and error.param is not None:
        errors = [FieldError(error.code or "", error.message or "", error.param)]
    by_name: dict[str | None, list[FieldError]] = {}
    for item in errors:
        by_name.setdefault(item.param, []).append(item)
    return by_name


class Response(Protocol):
    """A response of httpx or requests."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Any: ...
    @property
    def content(self) -> bytes: ...


def decode_error(response: Response, *, shape: Shape | None = SHAPE) -> ApiError:
    """Makes an error of a response of httpx or requests. Never raises. A response that is a stream must be read before."""
    body = b""
    body_state: BodyState = "complete"
    try:
        body = response.content
    except Exception:  # What breaks off says nothing more than its status and headers.
        body_state = "truncated"
    headers = response.headers
    items = headers.multi_items() if hasattr(headers, "multi_items") else headers.items()
    return decode_error_body(response.status_code, items, body, body_state=body_state, shape=shape)

