"""The spec as pydantic reads it: the user's words.

A field's description is the wizard's question and the manual's sentence.  A value that is left
out, or is ``unknown``, means "I don't know".
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from trigscaffold import units
from trigscaffold.spec import vocabulary as words
from trigscaffold.spec.vocabulary import NAME, TRIGGER_NAME, UNKNOWN
from trigscaffold.spec.written import long_form


def _known(value: Any) -> Any:
    """Read ``unknown`` as an answer that was not given."""
    return None if value == UNKNOWN else value


def _duration(value: Any) -> Any:
    return value if value is None else units.duration_s(value)


def _size(value: Any) -> Any:
    return value if value is None else units.size_bytes(value)


def _rate(value: Any) -> Any:
    if value is not None:
        units.rate_per_s(value, payload_bytes=1)
    return value


def _routes(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Duration = Annotated[float | None, BeforeValidator(_duration), BeforeValidator(_known)]
Size = Annotated[int | None, BeforeValidator(_size), BeforeValidator(_known)]
Rate = Annotated[str | None, BeforeValidator(_rate), BeforeValidator(_known)]
Word = Annotated[str | None, BeforeValidator(_known)]
Flag = Annotated[bool | None, BeforeValidator(_known)]


def _ask(question: str, choices: dict[str, str] | None = None, *, default: Any = None, **extra: Any) -> Any:
    """Return the field of one question.  *choices*: each allowed value with the sentence that explains it."""
    more: dict[str, Any] = {"choices": choices, **extra} if choices else dict(extra)
    return Field(default=default, description=question, json_schema_extra=more or None)


class _Part(BaseModel):
    # Only the whole spec is ever validated, so only its validator is built.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Volume(_Part):
    """How much, how large, how long."""

    average: Rate = _ask(
        "How many a second, hour or day on average?", unit="200/s, 1 million per day, 2 MB/s, 10000 every 60 s"
    )
    peak: Rate = _ask("How many at the peak?", unit="2000/s")
    payload: Size = _ask("How large is one?", unit="4 KB")
    work: Duration = _ask("How long does the work for one take?", unit="300 ms")
    shape: Annotated[Literal["steady", "spiky", "unpredictable"] | None, BeforeValidator(_known)] = _ask(
        "Does the load come evenly?", words.SHAPE
    )


class DownstreamLimit(_Part):
    """What the systems behind the function can take."""

    at_a_time: Annotated[Annotated[int, Field(ge=1, le=100000)] | None, BeforeValidator(_known)] = _ask(
        "How many calls can it take at a time?"
    )
    per_second: Annotated[Annotated[float, Field(gt=0)] | None, BeforeValidator(_known)] = _ask(
        "How many calls a second can it take?"
    )


class Keep(_Part):
    """What must not be lost, and for how long the function may be down."""

    loss: Annotated[Literal["allowed", "never"] | None, BeforeValidator(_known)] = _ask("May one be lost?", words.LOSS)
    outage: Duration = _ask("For how long must they be kept while the function is down or slow?", unit="4 days")


class Consumers(_Part):
    """Who else reads the same events."""

    readers: Annotated[Annotated[int, Field(ge=1, le=100000)] | None, BeforeValidator(_known)] = _ask(
        "How many different systems each need their own copy? (1: interchangeable workers share the work)"
    )
    yet_to_come: Flag = _ask("Will more readers come that nobody knows yet?")
    independent: Flag = _ask("Must a slow or failing reader not hold up the others?")


class Filter(_Part):
    """Which events matter to this function."""

    prefix: str | None = _ask("Only names (keys) that begin with", max=1024)
    suffix: str | None = _ask("Only names (keys) that end with", max=1024)
    changes: list[Literal["created", "removed", "restored", "tagged", "expired", "transitioned", "acl"]] | None = _ask(
        "Which changes matter?", words.CHANGES
    )
    content: Flag = _ask("Does it depend on what is in the event?")
    pattern: dict[str, Any] | None = _ask("The pattern, in the source's own filter language")


class Schedule(_Part):
    """When the clock strikes."""

    when: Annotated[Literal["fixed", "run_time"] | None, BeforeValidator(_known)] = _ask(
        "Are the times known at deployment?", words.WHEN
    )
    recurrence: Annotated[Literal["once", "recurring"] | None, BeforeValidator(_known)] = _ask(
        "Once, or again and again?", words.RECURRENCE
    )
    expression: Word = _ask("When? rate(5 minutes), cron(0 2 * * ? *) or at(2030-01-31T02:00:00)")
    time_zone: Word = _ask("In which time zone? (IANA name)", unit="Europe/Berlin")
    interval: Duration = _ask("What is the shortest time between two?", unit="5 min")
    precision: Annotated[Literal["exact", "window"] | None, BeforeValidator(_known)] = _ask(
        "At that minute, or within a window?", words.PRECISION
    )
    window: Duration = _ask("How long is the window?", unit="15 min")


class Http(_Part):
    """What the HTTP front door must do."""

    callers: Annotated[Literal["browser", "partner", "own_service"] | None, BeforeValidator(_known)] = _ask(
        "Who calls?", words.WHO_CALLS
    )
    auth: Annotated[Literal["none", "jwt", "iam", "lambda", "api_key"] | None, BeforeValidator(_known)] = _ask(
        "How do callers prove who they are?", words.AUTH
    )
    scopes: list[str] | None = _ask("Which scopes must the token carry?")
    routes: Annotated[list[str] | None, BeforeValidator(_routes), BeforeValidator(_known)] = _ask(
        "Which methods and paths?", unit="GET /orders/{id}"
    )
    throttling: Flag = _ask("Must the number of calls be limited for everybody together?")
    plans: Flag = _ask("Are there limits or plans for each client?")
    caching: Duration = _ask("How old may a cached answer to a GET be?", unit="5 min")
    validation: Flag = _ask("Must requests be checked against a model before the function runs?")
    body_transformation: Flag = _ask("Must bodies be changed before or after the function?")
    compression: Flag = _ask("Are answers large enough (over 1 KB) that they should be compressed?")
    waf: Flag = _ask("Must a web application firewall (WAF) stand in front of it?")
    ip_list: Flag = _ask("May only certain IP addresses call?")
    private: Flag = _ask("Is it reachable from inside a private network (VPC) only?")
    custom_domain: Flag = _ask("Does it have a domain name of its own?")
    streaming: Flag = _ask("Is the answer streamed while it is made?")
    longest_answer: Duration = _ask("How long may an answer take at most?", unit="5 s")
    answer_size: Size = _ask("How large is the largest answer?", unit="1 MB")


class NeedsSpec(_Part):
    """What the function needs of whatever sets it off."""

    event: Literal[tuple(words.EVENTS)] = _ask(  # type: ignore[valid-type]
        "What sets the function off?", words.EVENTS, default=..., groups=words.EVENT_GROUPS
    )
    answer: Annotated[Literal["result", "acknowledgement", "none"] | None, BeforeValidator(_known)] = _ask(
        "Does whoever sends it wait for something?", words.ANSWER
    )
    latency: Annotated[Literal["sub_second", "seconds", "minutes", "hours"] | None, BeforeValidator(_known)] = _ask(
        "By when must the work be done?", words.LATENCY
    )
    tail_latency: Annotated[Literal["matters", "tolerable"] | None, BeforeValidator(_known)] = _ask(
        "May one call in a hundred take a second or two longer, when a new instance starts?", words.TAIL_LATENCY
    )
    delay: Duration = _ask("Must it wait before it starts, and for how long?", unit="10 min")
    ordering: Annotated[Literal["none", "per_key", "total"] | None, BeforeValidator(_known)] = _ask(
        "Must the order in which they happened be kept?", words.ORDERING, within=words.ORDER_WITHIN
    )
    volume: Annotated[Volume | None, BeforeValidator(_known)] = _ask("How much, how large, how long?")
    downstream_limit: Annotated[DownstreamLimit | Literal["none", "some"] | None, BeforeValidator(_known)] = _ask(
        "Can what the function calls or writes to take only so much?",
        {"none": "it takes whatever comes", "some": "yes, but I don't know how much"},
    )
    keep: Annotated[Keep | None, BeforeValidator(_known)] = _ask("May one be lost, and for how long must they be kept?")
    failure: Annotated[Literal["caller", "dead_letter", "per_item", "best_effort"] | None, BeforeValidator(_known)] = (
        _ask("Who sees one that keeps failing?", words.FAILURE)
    )
    consumers: Annotated[Consumers | Literal["workers"] | None, BeforeValidator(_known)] = _ask(
        "Who reads the same events?", {"workers": "only this function; its instances share the work"}
    )
    filter: Annotated[Filter | None, BeforeValidator(_known)] = _ask("Which of them matter to this function?")
    routing: Annotated[
        list[Literal["content", "account", "region"]] | Literal["none"] | None, BeforeValidator(_known)
    ] = _ask("Do different receivers get different events?", {"none": "no: every one comes here", **words.ROUTING})
    replay: Annotated[
        float | Literal["none"] | None,
        BeforeValidator(lambda v: v if v in (None, "none") else _duration(v)),
        BeforeValidator(_known),
    ] = _ask("How far back must a reader be able to start again?", {"none": "never"}, unit="7 days")
    duplicates: Annotated[Literal["harmless", "once"] | None, BeforeValidator(_known)] = _ask(
        "What if the same one is handled twice? (AWS delivers at least once)", words.DUPLICATES
    )
    existing: Annotated[Literal[tuple(words.EXISTING)] | Literal["none"] | None, BeforeValidator(_known)] = _ask(  # type: ignore[valid-type]
        "Does something carry the event already that must stay?", {"none": "no: the module makes it", **words.EXISTING}
    )
    writes_to: Annotated[Literal["elsewhere", "same_source"] | None, BeforeValidator(_known)] = _ask(
        "Does the function write where its events come from?", words.WRITES_TO
    )
    output_prefix: str | None = _ask("Under which prefix does it write there?", unit="processed/")
    schedule: Annotated[Schedule | None, BeforeValidator(_known)] = _ask("When does the clock strike?")
    http: Annotated[Http | None, BeforeValidator(_known)] = _ask("What must the HTTP front door do?")
    prefer: Annotated[Literal["least_to_run", "least_cost", "lowest_latency"] | None, BeforeValidator(_known)] = _ask(
        "When several would do, what counts most?", words.PREFER
    )


class ExistingSpec(_Part):
    """Something that carries the events already; the module attaches to it and does not own it."""

    arn: str | None = Field(default=None, description="Its ARN; left out, the module asks for it in a variable.")
    owns_notifications: bool = Field(
        default=False,
        description=(
            "This module owns all notifications of that bucket, or all triggers of that repository;"
            " a second owner silently deletes the first's."
        ),
    )


class TriggerSpec(_Part):
    """One trigger of the function."""

    needs: NeedsSpec
    trigger: str = Field(default="auto", description="`auto`, or a trigger's id; then the rules only warn.")
    buffer: str = Field(
        default="auto", description="`auto`, `none`, or the id of a queue that the source delivers into."
    )
    existing: ExistingSpec | None = Field(default=None, description="The source exists already: attach to it.")
    settings: dict[str, Any] = Field(
        default_factory=dict, description="Arguments of the provider, by their own names: `trigscaffold explain ID`."
    )


class FunctionSpec(_Part):
    """The Lambda function's own settings."""

    timeout_s: Annotated[int, Field(ge=1, le=900)] | Literal["auto"] = Field(
        default="auto",
        description="Seconds after which Lambda ends one invocation (1-900); `auto`: 30, twice the work where that is"
        " more, and never more than the trigger waits.",
    )
    memory_mb: Annotated[int, Field(ge=128, le=10240)] | Literal["auto"] = Field(
        default="auto", description="Memory in MB (128-10240); `auto`: 512, or the most that the trigger allows."
    )
    architecture: Literal["arm64", "x86_64", "auto"] = Field(
        default="auto", description="Instruction set; `auto`: arm64, unless the trigger allows only the other."
    )
    log_retention_days: Literal[
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
    ] = Field(default=365, description="Days that CloudWatch keeps the logs.")
    reserved_concurrency: Annotated[int, Field(ge=1, le=100000)] | Literal["auto", "none"] = Field(
        default="auto", description="`auto` (derived from the volume where it is known), `none`, or a number."
    )
    provisioned_concurrency: Annotated[int, Field(ge=1, le=100000)] | Literal["auto", "none"] = Field(
        default="auto", description="`auto` (only where tail latency matters), `none`, or a number."
    )


class TemplateSpec(_Part):
    """The team template that the module is made with, and exactly which version of it."""

    source: str = Field(
        description="A folder or a zip, relative to this file, or the URL of a git repository or a zip."
    )
    ref: str | None = Field(default=None, description="Branch or tag of the repository.")
    path: str | None = Field(default=None, description="The template's folder inside the source.")
    commit: str | None = Field(default=None, description="The commit, or `sha256:` and the digest of the files.")


class Spec(_Part):
    """A function and what sets it off."""

    version: Literal[1] = Field(default=1, description="Version of this format.")
    name: Annotated[str, Field(pattern=NAME)] = Field(
        description="Name of the function and prefix of everything it owns."
    )
    description: Annotated[str, Field(min_length=1, max_length=256)] = Field(
        default="Handle events.", description="What the function does, one sentence."
    )
    template: TemplateSpec | str | None = Field(
        default=None, description="A team template: a configured name, a folder, a zip or a URL, or its parts."
    )
    answers: dict[Annotated[str, Field(pattern=TRIGGER_NAME)], Any] = Field(
        default_factory=dict, description="Answers to the template's own questions, by their names."
    )
    runtime: Literal["python3.11", "python3.12", "python3.13"] = Field(
        default="python3.13", description="Lambda runtime of the handler."
    )
    encryption: Literal["aws_owned", "customer_key"] = _ask(
        "Keys that encrypt what is at rest.", words.ENCRYPTION, default="aws_owned"
    )
    function: FunctionSpec = Field(default_factory=FunctionSpec, description="The function's own settings.")
    triggers: Annotated[
        dict[Annotated[str, Field(pattern=TRIGGER_NAME)], TriggerSpec], Field(min_length=1, max_length=20)
    ] = Field(description="What sets the function off, each under a name that its resources are called after.")

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        """Take the short form: one trigger's keys at the top level."""
        return long_form(data, TriggerSpec.model_fields)
