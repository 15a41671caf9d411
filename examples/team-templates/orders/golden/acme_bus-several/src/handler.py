"""Where Lambda comes in: hands each event to the part that knows its source."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

import by_hand_handler
import parcels_handler

PARTS = (
    parcels_handler,
    by_hand_handler,
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:
    """Handle *event* with the one part that recognises it."""
    parts = [part for part in PARTS if part.recognises(event)]
    if len(parts) != 1:
        who, keys = "more than one" if parts else "no", ", ".join(sorted(event))
        raise ValueError(f"{who} trigger of this function sends such an event; its keys are: {keys}")
    return parts[0].handler(event, context)
