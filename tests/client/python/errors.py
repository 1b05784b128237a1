"""What the README imports. Two codes of the shop have one name in Python, so it numbers them."""

from generated.shop import ApiErrorException, send_with_retry
from generated.shop import OrderNotFound2 as OrderNotFound

__all__ = ["ApiErrorException", "OrderNotFound", "send_with_retry"]
