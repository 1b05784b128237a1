"""How programs use the module. Type checkers must accept it, and reject the lines that have `type: ignore`."""

from typing import assert_never

from generated.shop import (
    ApiError,
    GiftCardLost,
    KnownApiError,
    OrderNotFound,
    OrderNotFound2,
    OutOfStock,
    TooManyOrders,
    UnknownError,
    UnknownOrder,
    VoucherUsed,
)


def describe(error: ApiError) -> str:
    match error:
        case UnknownError():
            return error.code or str(error.status)
        case OutOfStock():
            left: int = error.details["left"]
            articles: list[str] = error.details["articles"]
            restocked: str | None = error.details.get("restocked_at")
            return f"{left} {articles} {restocked}"
        case OrderNotFound() | OrderNotFound2() | UnknownOrder() | TooManyOrders() | VoucherUsed() | GiftCardLost():
            return error.message or error.code
        case _:
            assert_never(error)


def incomplete(error: KnownApiError) -> None:
    match error:
        case OutOfStock():
            pass
        case _:
            assert_never(error)  # type: ignore[arg-type]


def misspelt(error: OutOfStock) -> None:
    error.details["lef"]  # type: ignore[typeddict-item]
    error.status = 1  # type: ignore[misc]
