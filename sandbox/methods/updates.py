"""getUpdates and the webhook's settings."""

from __future__ import annotations

from typing import Any

from sandbox.clock import monotonic
from sandbox.errors import ApiError, bad_request
from sandbox.methods.call import Call, method
from sandbox.updates import join

MAX_TIMEOUT = 50  # seconds


@method("getUpdates")
async def get_updates(call: Call) -> Any:
    box = call.sandbox
    queue = box.queue
    if box.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    queue.interrupt(
        ApiError(
            409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
    )
    offset = call.integer("offset")
    limit = call.integer("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    timeout = min(max(call.integer("timeout"), 0), MAX_TIMEOUT)
    queue.allow(call.json("allowed_updates"))
    if box.options.clamp_repeated_polls:
        limit, timeout = _clamped(call, offset, limit, timeout)
    queue.confirm(offset)
    page = queue.page(limit)
    if not page and timeout:
        await queue.arrival(timeout)
        page = queue.page(limit)
    if box.faults.rules:
        page = box.faults.disordered(page)
        queue.replay(box.faults.to_repeat(page))
    return join(page)


def _clamped(call: Call, offset: int, limit: int, timeout: int) -> tuple[int, int]:
    """The real server slows down a reader that asks for the same page again and again."""
    box, now = call.sandbox, monotonic()
    previous, at = box.last_poll
    box.last_poll = (offset, now)
    if offset == previous:
        if timeout < 3 and now < at + 3.0:
            timeout = 3
        if now < at + 0.5:
            limit = 1
    return limit, timeout


@method("setWebhook")
async def set_webhook(call: Call) -> bool:
    box = call.sandbox
    url = (call.text("url") or "").strip()
    if not url:
        await box.webhook.remove()
    else:
        secret = call.text("secret_token")
        if secret and not (len(secret) <= 256 and secret.replace("-", "").replace("_", "").isalnum()):
            raise bad_request("secret token contains unallowed characters")
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        connections = call.integer("max_connections", 40)
        box.queue.allow(call.json("allowed_updates"))
        box.queue.interrupt(ApiError(409, "Conflict: terminated by setWebhook request"))
        await box.webhook.set(url, secret, connections if 1 <= connections <= 100 else 40)
    if call.boolean("drop_pending_updates"):
        box.queue.clear()
    return True


@method("deleteWebhook")
async def delete_webhook(call: Call) -> bool:
    await call.sandbox.webhook.remove()
    if call.boolean("drop_pending_updates"):
        call.sandbox.queue.clear()
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> dict[str, Any]:
    return call.sandbox.webhook.info()
