
_Headers: TypeAlias = tuple[tuple[str, str], ...]

_YEAR_MS: Final = 365 * 24 * 60 * 60 * 1000


def _of_seconds(seconds: float) -> float | None:
    """Seconds as milliseconds, a year at most. None for a number that is negative or not finite."""
    return None if math.isnan(seconds) or seconds < 0 else min(seconds * 1000, _YEAR_MS)


def _decimal(text: str, unit_ms: float) -> float | None:
    """A number of a unit in milliseconds."""
    return _of_seconds(float(text) * unit_ms / 1000) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else None


def _header_text(headers: _Headers, name: str) -> str | None:
    """The first value of a header, if it is printable."""
    value = next((value for known, value in headers if known == name), None)
    return value if value is not None and re.fullmatch(r"[\t\x20-\x7e]*", value) else None


def _only_header(headers: _Headers, name: str) -> str | None:
    """The value of a header that is there once."""
    if sum(known == name for known, _ in headers) != 1:
        return None
    text = _header_text(headers, name)
    return None if text is None else text.strip(" \t")


def retry_after_ms(error: ApiError, now_ms: float | None = None) -> float | None:
    """How long the server asks to wait, at most a year.

    `retry-after-ms`, `Retry-After`, `RateLimit`, or the body, in this order. `now_ms` counts only for a date, and only if the
    response has no `Date`.
    """
    headers = error.headers
    milliseconds = _only_header(headers, "retry-after-ms")
    wait = None if milliseconds is None else _decimal(milliseconds, 1)
    after = _only_header(headers, "retry-after")
    if wait is None and after is not None:
        wait = _decimal(after, 1000)
        if wait is None:
            wait = _until_date(after, headers, time.time() * 1000 if now_ms is None else now_ms)
    if wait is None:
        wait = _of_rate_limit(headers)
    return error.body_retry_after_ms if wait is None else wait


def _until_date(text: str, headers: _Headers, now_ms: float) -> float | None:
    """Of the two clocks, a date belongs to that of the server, which `Date` tells."""
    date = _of_http_date(text)
    if date is None:
        return None
    sent = _of_http_date(_only_header(headers, "date") or "")
    return min(max(date - (now_ms if sent is None else sent), 0), _YEAR_MS)


_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME: Final = r"(?P<h>[0-9]{2}):(?P<m>[0-9]{2}):(?P<s>[0-9]{2})"
_DATES: Final = (
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<day>[0-9]{{2}}) (?P<month>[A-Z][a-z]{{2}}) (?P<year>[0-9]{{4}}) {_TIME} GMT",
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?P<day>[0-9]{{2}})-(?P<month>[A-Z][a-z]{{2}})-(?P<year>[0-9]{{2}}) {_TIME} GMT",
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?P<month>[A-Z][a-z]{{2}}) (?P<day>[ 0-9][0-9]) {_TIME} (?P<year>[0-9]{{4}})",
)


def _of_http_date(text: str) -> float | None:
    """One of the three forms of RFC 9110 section 5.6.7, as milliseconds since 1970."""
    parts = next((found for form in _DATES if (found := re.fullmatch(form, text))), None)
    if parts is None or parts["month"] not in _MONTHS:
        return None
    month = _MONTHS.index(parts["month"]) + 1
    day, hour, minute, second, year = (int(parts[name]) for name in ("day", "h", "m", "s", "year"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    is_valid = 1 <= day <= 31 and hour < 24 and minute < 60 and second < 60 and year >= 1970
    return timegm((year, month, day, hour, minute, second)) * 1000 if is_valid else None


def _of_rate_limit(headers: _Headers) -> float | None:
    """`RateLimit: "burst";r=0;t=30, "daily";r=9;t=600`: 30 seconds."""
    waits: list[float] = []
    for policy in (policy for name, value in headers if name == "ratelimit" for policy in value.split(",")):
        parameters = [part.strip().partition("=") for part in policy.split(";")]
        left = next((text for name, _, text in parameters if name == "r" and re.fullmatch("[0-9]+", text)), "")
        wait = next((text for name, _, text in parameters if name == "t" and re.fullmatch("[0-9]+", text)), "")
        if wait and left and not left.strip("0"):
            waits.append(min(float(wait) * 1000, _YEAR_MS))
    return max(waits, default=None)

