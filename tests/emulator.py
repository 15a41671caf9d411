"""What the emulator cannot do, each with its reason; tests fail when a line here is missing or no longer true."""

from __future__ import annotations

from pathlib import Path

REGION = "Amazon Connect is not offered in the example's Region, which the emulator knows"
CUSTOM = "the emulator runs the function behind a custom resource in docker"
BOT = "the emulator's CloudFormation knows no bots"
ENDED = "the emulator's CloudFormation makes nothing of AWS IoT Events, and says nothing of it"

# What each reason is about, as it stands in a module that is refused for it.
ABOUT = {
    REGION: r"aws_connect_",
    CUSTOM: r"Custom::",
    BOT: r"AWS::Lex::Bot",
    ENDED: r"AWS::IoTEvents::",
}

# Not applied: planned and validated only.  "<trigger>/<case>".
REFUSED = {
    "cloudformation_resource/own_stack": CUSTOM,
    "connect_flow/callback": REGION,
    "connect_flow/lookup": REGION,
    "connect_flow/warm": REGION,
    "iot_events/ended": ENDED,
    "iot_events/with_clock": ENDED,
    "lex_bot/status": BOT,
    "lex_bot/two_ways": REGION,
    "lex_bot/voice": BOT,
}

# Choices of which every golden is refused.
UNAPPLIED = {"connect_flow", "iot_events"}

# What a second plan would change though nothing did, and why: (resource type, attribute).
KNOWN_DRIFT: dict[tuple[str, str], str] = {}


def taken(golden: Path) -> bool:
    """Tell whether the emulator can apply a golden."""
    return case_name(golden) not in REFUSED


def case_name(golden: Path) -> str:
    """Return ``<trigger>/<case>``."""
    return f"{golden.parent.name}/{golden.name}"
