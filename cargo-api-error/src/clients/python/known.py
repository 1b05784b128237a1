
def _of_known_form(body: _JsonObject, is_problem_document: bool) -> _Found:
    """What a body in one of the forms that need no description says."""
    if is_problem_document:
        return _problem(body)
    error = body.get("error")
    if isinstance(error, dict):
        if not _as_text(error.get("request_id")):
            error = {**error, "request_id": body.get("request_id")}
        is_name = re.fullmatch("[A-Z_]+", _as_text(error.get("status")) or "")
        return _google(error) if is_name and not _as_text(error.get("code")) else _envelope(error, "nested")
    if isinstance(error, str):
        return _with_error_text(body, error)
    has_problem = _as_text(body.get("title")) or _as_text(body.get("detail"))
    if has_problem and not _as_text(body.get("message")):
        return _problem(body)
    return _envelope(body, "flat" if _is_envelope(body) else "json")


def _is_envelope(body: _JsonObject) -> bool:
    texts = ("type", "code", "message", "param", "doc_url", "request_id")
    has_list = body.get("details") is not None or body.get("errors") is not None
    return has_list or any(_as_text(body.get(name)) for name in texts)


def _envelope(body: _JsonObject, format: str) -> _Found:
    return _Found(
        format,
        type=_as_text(body.get("type")),
        code=_as_text(body.get("code")),
        message=_as_text(body.get("message")),
        param=_as_text(body.get("param")),
        doc_url=_as_text(body.get("doc_url")),
        request_id=_as_text(body.get("request_id")),
        details=cast("dict[str, object]", _as_object(body.get("details")) or {}),
        errors=_listed(body.get("errors")),
        more_errors=_as_count(body.get("more_errors")),
    )


def _with_error_text(body: _JsonObject, error: str) -> _Found:
    """A body whose member `error` is a text: a code of OAuth (RFC 6749 section 5.2), or a message."""
    found = _envelope(body, "oauth")
    if re.match("[a-z]", error) and _is_code(error) and found.code is None:
        return _Found(
            "oauth",
            type=found.type,
            code=error,
            message=_as_text(body.get("error_description")) or found.message or _as_text(body.get("detail")),
            param=found.param,
            doc_url=_as_text(body.get("error_uri")),
            request_id=found.request_id,
        )
    found.message = found.message or _as_text(error)
    found.format = "flat" if _is_envelope(body) or found.message else "json"
    return found


def _is_code(text: str) -> bool:
    """Whether a text is a code, and not a sentence."""
    return re.fullmatch("[A-Za-z][A-Za-z0-9_.:/-]{0,63}", text) is not None


def _problem(body: _JsonObject) -> _Found:
    """A problem document (RFC 9457)."""
    uri = _as_text(body.get("type")) or ""
    instance = re.fullmatch("(?:urn:uuid:|/requests/)(.*)", _as_text(body.get("instance")) or "", re.DOTALL)
    found = _envelope(body, "problem")
    found.type = _as_text(body.get("error_type"))
    found.code = found.code or _code_of_uri(uri)
    found.message = _as_text(body.get("detail")) or _as_text(body.get("title"))
    found.request_id = found.request_id or (instance and instance[1])
    found.doc_url = uri if uri.startswith(("https://", "http://")) else None
    return found


def _code_of_uri(uri: str) -> str | None:
    """The code that the URI of a problem's type ends with. A section of a specification is none."""
    path = uri.split("?")[0]
    _, scheme, rest = path.partition("://")
    if scheme:
        _, slash, path = rest.partition("/")
        if not slash:
            return None
    elif path.startswith("about:blank"):
        return None
    last = re.split("[/#:]", path)[-1]
    return last if _is_code(last) and not last.startswith("section-") else None


def _google(body: _JsonObject) -> _Found:
    """The JSON form of `google.rpc.Status` (AIP-193)."""
    found = _Found("google", message=_as_text(body.get("message")), request_id=_as_text(body.get("request_id")))
    for detail in _as_objects(body.get("details")):
        match (_as_text(detail.get("@type")) or "").split(".")[-1]:
            case "ErrorInfo":
                found.code = _as_text(detail.get("reason"))
                metadata = dict(_as_object(detail.get("metadata")) or {})
                found.type = _as_text(metadata.pop("type", None)) or found.type
                found.details.update(metadata)
            case "BadRequest":
                for item in _as_objects(detail.get("fieldViolations")):
                    code, message = _as_text(item.get("reason")) or "", _as_text(item.get("description")) or ""
                    found.errors.append(FieldError(code, message, _as_text(item.get("field"))))
            case "Help":
                urls = (_as_text(link.get("url")) for link in _as_objects(detail.get("links")))
                found.doc_url = next((url for url in urls if url), None)
            case "RequestInfo":
                found.request_id = _as_text(detail.get("requestId"))
            case "RetryInfo":
                delay = _as_text(detail.get("retryDelay")) or ""
                found.retry_after_ms = _decimal(delay[:-1], 1000) if delay.endswith("s") else None
            case _:
                pass
    found.code = found.code or _as_text(body.get("status"))
    if len(found.errors) == 1:
        found.param = found.errors[0].param
    return found


def _listed(value: object) -> list[FieldError]:
    """The fields that a body lists: as an array, or as ASP.NET has them, by their names."""
    errors: list[FieldError] = []
    for item in _as_objects(value):
        code = _as_text(item.get("code")) or _as_text(item.get("reason")) or ""
        message = _as_text(item.get("message")) or _as_text(item.get("detail")) or ""
        pointer = _as_text(item.get("pointer"))
        param = _as_text(item.get("param")) or (None if pointer is None else _of_pointer(pointer))
        errors.append(FieldError(code, message, param))
    for param, texts in (_as_object(value) or {}).items():
        for text in texts if isinstance(texts, list) else [texts]:
            if isinstance(text, str):
                errors.append(FieldError("", text, param))
    return errors


def _of_pointer(pointer: str) -> str:
    """`#/items/0/sku` becomes `items[0].sku` (RFC 6901 section 6)."""
    param = ""
    for encoded in pointer.removeprefix("#").removeprefix("/").split("/"):
        segment = unquote(encoded).replace("~1", "/").replace("~0", "~")
        param += f"[{segment}]" if re.fullmatch("[0-9]+", segment) else f"{'.' if param else ''}{segment}"
    return param

