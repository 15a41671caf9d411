"""What the step of the pipeline does. This is the file to edit."""

import re
from dataclasses import dataclass, field

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import CodePipelineJobEvent

logger = Logger(child=True)


@dataclass(frozen=True)
class Outcome:
    """How far the step is: done, or with a *continuation_token* still going on.

    CodePipeline asks again with the token, which holds at most 2048 characters, for up to 24 hours. Later actions
    read *variables* of a step that is done, whose names are letters, digits, "@", "-" and "_".
    """

    summary: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    continuation_token: str = ""

    def __post_init__(self) -> None:
        """Refuse what CodePipeline would refuse, as long as it can still be told that the step failed."""
        if self.continuation_token and self.variables:
            raise ValueError("variables go with the last answer: leave them out, or the continuation token")
        if len(self.continuation_token) > 2048:
            raise ValueError(f"the continuation token has {len(self.continuation_token)} characters, 2048 are allowed")
        if unfit := [name for name in self.variables if not re.fullmatch(r"[A-Za-z0-9@_-]+", name)]:
            raise ValueError(f"a variable's name has letters, digits, @, - and _ only, not so: {unfit}")
        size = sum(len(text.encode()) for pair in self.variables.items() for text in pair)
        if size > 122880:
            raise ValueError(f"the variables have {size} bytes, 122880 are allowed")


def process(job: CodePipelineJobEvent) -> Outcome:
    """Do the step, or look how far it is. What it raises fails the step. The same job may come more than once."""
    # The source is read with `job.get_artifact("source", FILE)`; never log the job, it holds credentials.
    logger.info("job received", extra={"job_id": job.get_id, "goes_on": bool(job.data.continuation_token)})
    return Outcome(summary="done")
