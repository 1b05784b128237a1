
@dataclass
class _Found:
    """What a body says."""

    format: str
    type: str | None = None
    code: str | None = None
    message: str | None = None
    param: str | None = None
    doc_url: str | None = None
    request_id: str | None = None
    details: dict[str, object] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)
    errors: list[FieldError] = field(default_factory=list)
    more_errors: int = 0
    retryable: bool | None = None
    retry_after_ms: float | None = None


def _of_shape(shape: Shape, body: _JsonObject) -> _Found | None:
    """What a body in this shape says. None if it has neither a type, a code, a message nor errors at their places."""
    found = _Found("own")
    _visit_members(shape, body, found)
    return found if found.type or found.code or found.message or found.errors else None


def _visit_members(shape: Shape, body: _JsonObject, found: _Found) -> None:
    rest = dict(body)
    spreads = False
    for member in shape:
        if "spread" in member:
            spreads = True
        elif member["name"] in rest:
            _visit(member["value"], rest.pop(member["name"]), found)
    if spreads:
        found.details.update(rest)


def _visit(shape: Mapping[str, Any], value: object, found: _Found) -> None:
    if "object" in shape:
        _visit_members(shape["object"], _as_object(value) or {}, found)
    elif "array" in shape:
        items = cast("list[object]", value) if isinstance(value, list) else []
        for place, item in zip(shape["array"], items):
            _visit(place, item, found)
    elif "errors" in shape:
        found.errors = []
        for item in _as_objects(value):
            inside = _Found("own")
            _visit_members(shape["errors"], item, inside)
            found.errors.append(FieldError(inside.code or "", inside.message or "", inside.param))
    elif "extra" in shape:
        if value is not None:
            found.extra[shape["extra"]] = value
    elif "fact" in shape:
        _visit_fact(shape["fact"], value, found)


def _visit_fact(fact: str, value: object, found: _Found) -> None:
    match fact:
        case "type" | "code" | "message" | "param" | "doc_url" | "request_id":
            setattr(found, fact, _as_text(value))
        case "retryable":
            found.retryable = value if isinstance(value, bool) else None
        case "retry_after":
            seconds = _as_number(value)
            found.retry_after_ms = None if seconds is None else _of_seconds(seconds)
        case "details":
            found.details.update(_as_object(value) or {})
        case "more_errors":
            found.more_errors = _as_count(value)
        case _:  # The status line says it.
            pass

