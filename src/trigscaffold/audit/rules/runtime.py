"""AWS no longer maintains what the function runs on, and sooner or later refuses to deploy it.

A deprecated runtime gets no security fixes. Some weeks after the date, AWS refuses to create functions with it, and
later to update them: the next `terraform apply` that has a fix in a hurry fails. The table holds the runtimes whose
date had passed when it was last read (November 2026); those built on Amazon Linux 2 whose end AWS has moved are left
out. Functions from container images have no runtime and are not judged.

Write instead::

    runtime = "python3.13"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.rules._words import listed
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "runtime"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"

_SINCE = {
    "nodejs": "October 2016",
    "nodejs4.3": "March 2020",
    "nodejs4.3-edge": "March 2020",
    "nodejs6.10": "August 2019",
    "nodejs8.10": "March 2020",
    "nodejs10.x": "July 2021",
    "nodejs12.x": "March 2023",
    "nodejs14.x": "December 2023",
    "nodejs16.x": "June 2024",
    "nodejs18.x": "September 2025",
    "nodejs20.x": "April 2026",
    "python2.7": "July 2021",
    "python3.6": "July 2022",
    "python3.7": "December 2023",
    "python3.8": "October 2024",
    "python3.9": "December 2025",
    "ruby2.5": "July 2021",
    "ruby2.7": "December 2023",
    "ruby3.2": "March 2026",
    "java8": "January 2024",
    "go1.x": "January 2024",
    "provided": "January 2024",
    "dotnetcore1.0": "July 2019",
    "dotnetcore2.0": "May 2019",
    "dotnetcore2.1": "January 2022",
    "dotnetcore3.1": "April 2023",
    "dotnet5.0": "May 2022",
    "dotnet6": "December 2024",
    "dotnet7": "May 2024",
}
_NOW = {
    "nodejs": "nodejs22.x",
    "python": "python3.13",
    "ruby": "ruby3.4",
    "java": "java21",
    "go": "provided.al2023",
    "provided": "provided.al2023",
    "dotnet": "dotnet8",
}


def check(model: Model) -> Iterator[Finding]:
    """Judge every function that names a runtime."""
    return (_judged(f) for f in model.functions if f.resource.presence("runtime") is not Presence.NO)


def _judged(function: Function) -> Finding:
    resource = function.resource
    value = resource.value("runtime")
    names = dict.fromkeys(one.text for one in value.every())
    old = [name for name in names if name in _SINCE]
    if len(old) == len(names):
        which = listed(f"{name} since {_SINCE[name]}" for name in old)
        message = f"AWS has not maintained {which}: no security fixes, and a deployment may be refused at any time."
        now = next(new for start, new in _NOW.items() if old[0].startswith(start))
        return violation(ID, resource, message, f'runtime = "{now}"', concerned=[resource.place("runtime")])
    if None in names or old:
        return undecidable(ID, resource, "Whether AWS maintains the runtime cannot be seen", value.decides)
    return fine(ID, resource)
