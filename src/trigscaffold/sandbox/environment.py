"""Jinja for templates that nobody trusts: plain data in, counted text out."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.loaders import BaseLoader
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from trigscaffold import escape, shelf, units
from trigscaffold.model import Expression
from trigscaffold.sandbox import filters
from trigscaffold.sandbox import nodes as checks
from trigscaffold.sandbox.meter import Meter, Refused, refuse

_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}
_LOOP = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "previtem", "nextitem"}
)
METHODS: dict[type, frozenset[str]] = {
    str: frozenset({"split", "rsplit", "partition", "rpartition", "startswith", "endswith", "strip", "lstrip", "rstrip"}
                   | {"removeprefix", "removesuffix", "lower", "upper", "title", "count", "splitlines"}),
    dict: frozenset({"items", "keys", "values", "get"}),
}  # fmt: skip
CHANGES = frozenset({(list, "append"), (list, "extend"), (dict, "update")})
MOST_RANGE = 1_000


class Method:
    """One of the few methods of text and mappings that a template may call."""

    __slots__ = ("call",)

    def __init__(self, call: Callable[..., Any]) -> None:
        self.call = call


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for files with one ending.

    *resolve* turns the name that a template gives another into the whole name; *loader* loads by whole names.
    """

    intercepted_binops = frozenset({*_ARITHMETIC, "**"})

    def __init__(self, ending: str, meter: Meter, loader: BaseLoader, resolve: Callable[[str, str], str]) -> None:
        self.meter = meter
        self.resolve = resolve
        escaped = shelf.escaping(ending)
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            finalize=lambda value: self._printed(value, escaped),
            optimized=False,
            cache_size=-1,
            auto_reload=False,
            **shelf.OPTIONS,
        )
        self.filters = dict[str, Any](filters.filters(meter))
        self.tests = dict[str, Any](filters.tests())
        functions: dict[str, Any] = {
            "hcl": self._hcl,
            "expression": lambda value: Expression(meter.text(value)),
            "duration": lambda seconds: units.human_duration(filters.small(seconds)),
            "assumptions": shelf.ASSUMPTIONS,
            "range": self._range,
            "dict": self._dict,
        }
        self.globals = functions

    def join_path(self, template: str, parent: str) -> str:
        """Return the whole name of *template*, as *parent* calls it."""
        self.meter.step()
        return self.resolve(template, parent)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        checks.check(source)
        checks.count(source)
        return super()._generate(source, name, filename, defer_init)

    def _printed(self, value: Any, escaped: Callable[[Any], str]) -> str:
        if isinstance(value, Undefined):
            return str(value)  # raises, with the name
        self.meter.plain(value)
        text = escaped(value)
        self.meter.letters(len(text))
        return text

    def _hcl(self, value: Any, indent: int = 0) -> Expression:
        if type(indent) is not int or not 0 <= indent <= filters.MOST_INDENT:
            refuse(f"indents by {str(indent)[:20]}; allowed: 0 to {filters.MOST_INDENT}")
        return Expression(self.meter.text(escape.hcl_value(self.meter.plain(value), indent)))

    def _dict(self, given: Any = (), **named: Any) -> dict[Any, Any]:
        made = dict(given, **named)
        self.meter.step(len(made))
        return made

    def _range(self, *ends: int) -> range:
        made = range(*ends)
        if len(made) > MOST_RANGE:
            refuse(f"counts over a range of more than {MOST_RANGE:,}; at most that many are allowed")
        return made

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a mapping holds under *attribute*, or one of the few methods that may be called."""
        return self._read(obj, attribute, methods=True)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return what a mapping or a list holds under *argument*."""
        if isinstance(argument, str):
            return self._read(obj, argument, methods=False)
        if isinstance(obj, str | list | tuple | Mapping) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=str(argument))
        return self.undefined(obj=obj, name=str(argument))

    def _read(self, obj: Any, name: str, *, methods: bool) -> Any:
        if name.startswith("_"):
            refuse(f"reaches for `{name[:60]}`; no name that begins with `_` can be read")
        if isinstance(obj, Mapping) and name in obj:
            return obj[name]
        if isinstance(obj, LoopContext) and name in _LOOP:
            return getattr(obj, name)
        if isinstance(obj, Undefined):
            str(obj)  # raises, with the name
        if isinstance(obj, Macro | BlockReference | LoopContext):
            return self.undefined(obj=obj, name=name)
        if (
            methods and (type(obj), name) in CHANGES
        ):  # what the template made itself; what it is given is of other types
            return Method(getattr(obj, name))
        for kind, allowed in METHODS.items():
            if methods and isinstance(obj, kind):
                if name in allowed:
                    return Method(getattr(obj, name))
                if name in ("ljust", "rjust") and isinstance(obj, str):
                    return Method(filters.justified(obj, name))
                if hasattr(kind, name):
                    refuse(f"calls `.{name}`, which no template may; of {kind.__name__}: {', '.join(sorted(allowed))}")
        return self.undefined(obj=obj, name=name)

    def call(__self, __context: Any, __obj: Any, /, *given: Any, **named: Any) -> Any:
        """Call what a template may call: a macro, a block below, a method or a function of ours."""
        self = __self
        self.meter.step()
        named = {key: value for key, value in named.items() if not key.startswith("_")}  # Jinja's own
        if isinstance(__obj, Macro | BlockReference):
            return Expression(__obj(*given, **named))
        if isinstance(__obj, Method):
            self.meter.step(sum(len(one) for one in given if isinstance(one, list | tuple | dict)))
            return self.meter.taken(__obj.call(*given, **named))
        if isinstance(__obj, Undefined):
            return __obj()  # raises, with the name
        if isinstance(__obj, FunctionType) or getattr(__obj, "__self__", None) is self:
            for one in (*given, *named.values()):
                self.meter.plain(one)
            return __obj(*given, **named)
        return refuse(f"calls a {type(__obj).__name__}, which is no function of a template")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - as Jinja has it
        """Return *left* and *right* in arithmetic that cannot fill the memory."""
        if operator == "**":
            refuse("uses `**`; write the number")
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers and operator != "+":
            refuse(f"uses `{operator}` on something that is no number")
        if not numbers:
            self.meter.letters(sum(len(side) for side in (left, right) if isinstance(side, str | list | tuple)))
        return filters.small(_ARITHMETIC[operator](left, right))

    def handle_exception(self, source: str | None = None) -> Any:  # noqa: ARG002
        """Let every exception through as it was raised: its lines are read from it."""
        raise


def line_of(error: BaseException, wanted: Callable[[str], bool]) -> tuple[str, int]:
    """Return the name and the line of the innermost template among the *wanted* that *error* went through."""
    if isinstance(error, checks.Misused):
        return "", error.line
    found = ("", 0)
    trace = error.__traceback__
    while trace is not None:
        known = trace.tb_frame.f_globals
        template, file = known.get("__jinja_template__"), trace.tb_frame.f_code.co_filename
        if isinstance(template, Template) and template.name and wanted(template.name):
            found = (template.name, template.get_corresponding_lineno(trace.tb_lineno))
        elif "__jinja_exception__" in known and wanted(file):  # rewritten by the environment of a built-in template
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


__all__ = ["Method", "Refused", "Sandbox", "line_of"]
