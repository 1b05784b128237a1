
_Json: TypeAlias = "None | bool | int | float | str | list[_Json] | dict[str, _Json]"
_JsonObject: TypeAlias = "dict[str, _Json]"

_TOKEN: Final = re.compile(
    r"[ \t\r\n]*(?:([{}\[\],:])"
    r'|("[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*")'
    r"|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-]))"
    r"|(true|false|null|NaN|-?Infinity)(?![\w.+-]))"
)

#: Values that nest deeper are None.
_DEEPEST: Final = 128


def _read_object(text: str) -> tuple[_JsonObject, bool] | None:
    """The JSON object that a text begins with, and whether something follows it. None if there is none.

    `json.loads` would reject what servers send: anything after the object, deep nesting, long numbers.
    """
    opened: list[tuple[dict[str, _Json] | list[_Json], str]] = []
    state: Literal["value", "value-or-end", "name", "name-or-end", "comma"] = "value"
    at = 0
    while token := _TOKEN.match(text, at):
        at = token.end()
        mark, quoted, number, word = token.groups()
        container, name = opened[-1] if opened else (None, "")
        if state in ("name", "name-or-end") and not (mark == "}" and state == "name-or-end"):
            colon = _TOKEN.match(text, at)
            if quoted is None or container is None or colon is None or colon[1] != ":":
                return None
            opened[-1] = (container, _unquoted(quoted))
            at, state = colon.end(), "value"
            continue
        if state == "comma" and mark == ",":
            state = "value" if isinstance(container, list) else "name"
            continue
        if mark in ("]", "}") and state != "value":
            if mark != ("]" if isinstance(container, list) else "}"):
                return None
            opened.pop()
            if not opened:
                trailing = text[at:].strip(" \t\r\n") != ""
                return cast("tuple[_JsonObject, bool]", (container, trailing))
            state = "comma"
            continue
        if state == "comma":
            return None
        value: _Json
        if mark is not None:
            if mark not in ("{", "["):
                return None
            value = {} if mark == "{" else []
        else:
            value = _scalar(quoted, number, word)
        if container is None and not isinstance(value, dict):
            return None
        if not (isinstance(value, dict | list) and len(opened) >= _DEEPEST):
            if isinstance(container, list):
                container.append(value)
            elif container is not None:
                container[name] = value
        elif isinstance(container, dict):
            container[name] = None
        state = "comma"
        if isinstance(value, dict | list):
            opened.append((value, ""))
            state = "name-or-end" if isinstance(value, dict) else "value-or-end"
    return None


def _scalar(quoted: str | None, number: str | None, word: str | None) -> _Json:
    if quoted is not None:
        return _unquoted(quoted)
    if number is not None:
        if len(number) <= 18 and number.lstrip("-").isdigit():
            return int(number)
        return None if math.isinf(float(number)) else float(number)
    return {"true": True, "false": False}.get(word or "")


def _unquoted(quoted: str) -> str:
    text: str = json.loads(quoted, strict=False)
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _as_object(value: object) -> _JsonObject | None:
    return cast("_JsonObject", value) if isinstance(value, dict) else None


def _as_text(value: object) -> str | None:
    """A text that is not empty."""
    return value if isinstance(value, str) and value else None


def _as_number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _as_count(value: object) -> int:
    number = _as_number(value)
    return int(number) if number is not None and 0 <= number <= 4294967295 else 0


def _as_objects(value: object) -> list[_JsonObject]:
    """The objects of an array."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("_JsonObject", item) for item in items if isinstance(item, dict)]

