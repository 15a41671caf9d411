"""Jinja as the built-in templates need it: what is the same for each rendering is looked up once.

Only templates of our own are rendered by it; a team's go through `trigscaffold.sandbox`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing


class Plain(Context):
    """Calls what a template calls, without looking each time for marks that nothing in `globals` bears."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Any]],
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        """Take the same as Jinja's own, which makes an `EvalContext` each time; no template here changes it."""
        assert isinstance(environment, Engine)
        self.parent = parent
        self.vars: dict[str, Any] = {}
        self.environment = environment
        self.eval_ctx = environment.eval_ctx
        self.exported_vars: set[str] = set()
        self.name = name
        self.globals_keys = set(globals or ())
        self.blocks = {name: [block] for name, block in blocks.items()} if blocks else {}

    def resolve_or_missing(self, key: str) -> Any:
        """Return what *key* names, or Jinja's mark for nothing."""
        return self.vars[key] if key in self.vars else self.parent.get(key, missing)

    def call(
        self,
        called: Callable[..., Any],
        /,
        *given: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **named: Any,
    ) -> Any:
        """Return what *called* returns; Jinja's own two arguments are for functions that ask for the context."""
        return called(*given, **named)


class Ready(Template):
    """A template whose globals are a dict of its own: a chain of maps copies slowly."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the text of the template with these names, beside its globals."""
        try:
            return "".join(self.root_render_func(self.new_context(dict(*args, **kwargs))))
        except Exception:
            self.environment.handle_exception()

    def new_context(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> Context:
        """Return a context with *vars*, and *locals* over them; *shared* ones have the globals already."""
        parent = (vars or {}) if shared else {**self.globals, **(vars or {})}
        if locals:
            parent = {**parent, **{name: value for name, value in locals.items() if value is not missing}}
        return Plain(self.environment, parent, self.name, self.blocks)


class Engine(Environment):
    """Loads each template once."""

    context_class = Plain
    template_class = Ready

    def __init__(self, **options: Any) -> None:
        """Take Jinja's options."""
        super().__init__(**options)
        self.eval_ctx = EvalContext(self)
        self._known: dict[str | Template, Template] = {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return the template called *name*."""
        template = self._known.get(name)
        if template is None:
            template = self._known[name] = super().get_template(name, parent, globals)
            template.globals = dict(template.globals)
        return template
