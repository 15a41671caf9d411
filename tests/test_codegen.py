"""What the built-in templates are compiled to makes the same as Jinja's own code, and what it relies on is true."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, Template, TemplateAssertionError, UndefinedError, nodes

from tests.goldens import CASES, case_id
from trigscaffold import pipeline
from trigscaffold.catalog import templates_folder
from trigscaffold.codegen import kinds, runtime
from trigscaffold.codegen.library import Library
from trigscaffold.model import Expression
from trigscaffold.render import Rendering, last, targets, whole
from trigscaffold.shelf import BUILT_IN, GLOBALS, OPTIONS, BuiltIn, escaping, names_of_part

TEMPLATES = sorted(p.relative_to(templates_folder()).as_posix() for p in templates_folder().rglob("*.j2"))
USUAL = Environment(undefined=StrictUndefined, finalize=escaping(".md"), **OPTIONS)
USUAL.globals.update(GLOBALS)


def library(folder: Path, **texts: str) -> Library:
    """Return a library of templates for Markdown: ``shared/<name>.md.j2``."""
    (folder / "shared").mkdir()
    for name, text in texts.items():
        (folder / "shared" / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return Library(folder)


def made(folder: Path, text: str, **names: Any) -> str:
    own = library(folder, one=text)
    function = own.function("shared/one.md.j2")
    return own.loaded(function)(*[names.get(name, runtime.missing) for name in function.parameters])


def bound(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node]]:
    """Yield each name that a template gives to something, with what."""
    for node in tree.find_all((nodes.Assign, nodes.AssignBlock, nodes.For)):
        given = getattr(node, "iter" if isinstance(node, nodes.For) else "node", node)
        while isinstance(given, nodes.Filter) and given.name == "sort":
            given = given.node
        for name in (node.target, *node.target.find_all(nodes.Name)):  # type: ignore[attr-defined]
            if isinstance(name, nodes.Name):
                yield name.name, given


@pytest.mark.parametrize("name", TEMPLATES)
def test_module_t_and_our_functions_are_the_same_in_every_template(name: str) -> None:
    tree = Environment(**OPTIONS).parse((templates_folder() / name).read_text(encoding="utf-8"))

    triggers = nodes.Getattr(nodes.Name("module", "load"), "triggers", "load")
    first = nodes.Getitem(triggers, nodes.Const(0), "load")
    assert not list(tree.find_all((nodes.Macro, nodes.CallBlock, nodes.With, nodes.Import, nodes.FromImport)))
    assert not list(tree.find_all((nodes.Extends, nodes.FilterBlock, nodes.NSRef)))
    for bind, given in bound(tree):
        assert bind not in {"module", "blocks", *GLOBALS, *kinds.FUNCTIONS}
        assert bind != "t" or given in (triggers, first)


class UsualShelf(BuiltIn):
    """The built-in templates, compiled and rendered by Jinja as it comes."""

    def get(self, name: str) -> Template:
        return self.for_jinja(name)

    def part(self, id_: str, part: str, kind: str) -> list[Template]:
        return [self.for_jinja(name) for name in names_of_part(self.listing, id_, part, kind)]


@pytest.mark.parametrize("case", CASES[::7], ids=case_id)
def test_the_built_in_templates_make_the_same_as_with_jinja_as_it_comes(case: Path) -> None:
    module = pipeline.settle(pipeline.read(case))
    trees = []
    for shelf in (BUILT_IN, UsualShelf()):
        rendering = Rendering(module, shelf)
        files = dict(whole(rendering, targets(module, shelf)))
        trees.append(files | last(rendering, files))

    assert trees[1] == trees[0]


NAMES = {"a": "one_two", "n": 3, "many": ["b", "B", "a"], "pairs": {"x": 1, "y": "*"}, "e": Expression("a.*"), "no": ""}


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }} {{ a }} {{ n }} {{ e }} {{ expression(a) }} {{ '*' }} {{ pairs.x }} {{ pairs['y'] }}",
        "{{ a | replace('_', '-') }} {{ a | upper }} {{ a ~ n ~ e }} {{ many | length }} {{ e | replace('.', '*') }}",
        "{% if no %}{{ a }}{% elif n > 2 %}{{ a }}!{% else %}{{ a }}?{% endif %}{{ a }}",
        "{% for one in many %}{{ loop.index0 }}{{ one }}{{ a }}{{ ', ' if not loop.last else '' }}{% endfor %}",
        "{% for one in many if one != 'B' %}{{ one }}{% else %}none{% endfor %}{{ many[-1] }}",
        "{{ many[0] }}{{ many[1:] | join }}{{ many[n - 1] }}{{ pairs[many[0] | replace('b', 'x')] }}",
        "{% for one in [] %}{{ one }}{% else %}none{% endfor %}",
        "{% set a = a ~ '!' %}{{ a }}{% for one in many %}{% set a = one %}{{ a }}{% endfor %}{{ a }}",
        "{% if n %}{% set new = a %}{% endif %}{{ new }}{% set new %}({{ a }}){% endset %}{{ new }}",
        "{% set x = [] %}{% set _ = x.append(a) %}{% set y = dict(pairs, **{'from': 1}) %}{{ x | join }}{{ y.from }}",
        "{{ other is defined }}{{ a is defined }}{{ other | default('*') }}",
        "{{ no | default('-', true) }}{{ pairs.z | default(2) }}{{ pairs['z'] | default(2) }}{{ a | default(2) }}",
        "{% block more %}{{ a }}{% endblock %}{% if n %}{% block less %}{{ no }}{% endblock %}{% endif %}",
        "a{% block nothing %}{% endblock %}b",
        "{% block out %}{% set a = n %}{{ a }}{% block inside %}{{ a }}{% endblock %}{% endblock %}{{ a }}",
        "{% set n = 4 %}{% block out %}{% block inside %}{{ n }}{% set n = 5 %}{% endblock %}{{ n }}{% endblock %}",
        "{{ many[1:] is defined }}{{ many[1:] | default('*') | join }}{{ no is iterable }}{{ n is iterable }}",
        "",
    ],
)
def test_what_is_printed_is_what_jinja_prints(tmp_path: Path, text: str) -> None:
    expected = USUAL.from_string(text).render(NAMES)

    assert expected == made(tmp_path, text, **NAMES)


def test_an_included_template_sees_the_names_around_it_and_changes_none(tmp_path: Path) -> None:
    own = library(
        tmp_path, one="{% set x = 1 %}{% include 'shared/two.md.j2' %}{{ x }}", two="{{ x }}{% set x = 2 %}{{ x }}"
    )

    assert own.loaded(own.function("shared/one.md.j2"))() == "121"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ t.needs.once }}", "for_markdown(l_0_t.needs.once)"),
        ("{{ t.buffer.title }}", "for_markdown(l_0_t.buffer.title)"),
        ("{{ t.settings.batch_size }}", "l_0_t.settings['batch_size']"),
        ("{{ t.target.arn }}", "    l_0_t.target.arn,"),
        ("{{ module.function.timeout_s }}", "str(l_0_module.function.timeout_s)"),
        ("{% for hop in t.hops %}{{ hop.seen }}{% endfor %}", "for_markdown(l_1_hop.seen)"),
        ("{% for block in blocks.output %}{{ block.name }}{% endfor %}", "l_1_block['name']"),
        ("{{ t.settings.items }}", "read(l_0_t.settings, 'items')"),
        ("{{ t.nothing }}", "read(l_0_t, 'nothing')"),
        ("{{ other.name }}", "read(l_0_other, 'name')"),
        ("{% set t = other %}{{ t.name }}", "read(l_0_t, 'name')"),
        ("{% for t in other %}{{ t.name }}{% endfor %}", "read(l_1_t, 'name')"),
        ("{% if x %}{% set t = other %}{% endif %}{{ t.name }}", "read(l_0_t, 'name')"),
        ("{% for hop in t.hops %}{% set hop = other %}{{ hop.seen }}{% endfor %}", "read(l_1_hop, 'seen')"),
        ("{% for hop in t.hops %}{% endfor %}{{ hop.seen }}", "read(l_0_hop, 'seen')"),
    ],
)
def test_a_field_of_ours_is_read_directly_and_anything_else_asked_for(tmp_path: Path, text: str, code: str) -> None:
    assert code in library(tmp_path, one=text).function("shared/one.md.j2").source


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}",
        "{{ x.y }}",
        "{% if x %}{% endif %}",
        "{% for y in x %}{% endfor %}",
        "{{ a ~ x }}",
        "{{ a.nope }}",
        "{{ 1 if x == a else 2 }}",
        "{{ x() }}",
        "{{ x | length }}",
        "{{ x.y | default(1) }}",
        "{{ x['y'] | default(1) }}",
        "{{ x.y is defined }}",
        "{{ x is iterable }}",
        "{{ x | int }}",
        "{{ loop.first | default(1) }}",
        "{{ pairs.z }}",
        "{{ pairs['z'] }}",
        "{{ [] | first }}",
    ],
)
def test_what_nobody_gave_is_refused_where_it_is_used(tmp_path: Path, text: str) -> None:
    with pytest.raises(UndefinedError):
        USUAL.from_string(text).render(NAMES)
    with pytest.raises((LookupError, AttributeError)):
        made(tmp_path, text, **NAMES)


def test_an_error_names_the_template_and_its_line(tmp_path: Path) -> None:
    with pytest.raises(LookupError) as caught:
        made(tmp_path, "one\n{% if a %}\n\n{{ a }}{{ nope }}\n{% endif %}", a="a")
    frames = [frame for frame in traceback.extract_tb(caught.value.__traceback__) if frame.filename.endswith(".j2")]

    assert [(str(tmp_path / "shared" / "one.md.j2"), 4)] == [(frame.filename, frame.lineno) for frame in frames]


@pytest.mark.parametrize("text", ["{{ a | tojson }}", "{{ a is odd }}", "{{ a if b }}", "{% include a %}"])
def test_what_no_template_uses_yet_is_refused_when_it_is_compiled(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateAssertionError):
        library(tmp_path, one=text).function("shared/one.md.j2")


def test_a_template_that_includes_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="includes itself"):
        library(tmp_path, one="{% include 'shared/one.md.j2' %}").function("shared/one.md.j2")


VALUES: list[Any] = ["", "a b-c (d)", "é/ü?&=", 3, 2.5, "7", "x", Expression("A"), True]
LISTS: list[Any] = [[], ["b", "B", "a"], [3, 1, 2], ("z", "Y"), [{"n": {"m": 1}}, {"n": {"m": 2}}]]


@pytest.mark.parametrize("name", ["int", "string", "title", "urlencode", "default"])
@pytest.mark.parametrize("value", VALUES)
def test_a_filter_of_a_value_does_what_jinjas_does(name: str, value: Any) -> None:
    assert USUAL.call_filter(name, value) == getattr(runtime, f"filter_{name}")(value)


@pytest.mark.parametrize(
    ("name", "given", "named"),
    [
        ("unique", (), {}),
        ("sort", (), {}),
        ("min", (), {}),
        ("max", (), {}),
        ("first", (), {}),
        ("join", ("-",), {}),
        ("select", (), {}),
        ("select", ("in", ["a", "b", 3]), {}),
        ("reject", ("equalto", "b"), {}),
        ("select", ("string",), {}),
        ("selectattr", ("n.m", "equalto", 1), {}),
        ("rejectattr", ("n.x", "defined"), {}),
        ("map", (), {"attribute": "n.m"}),
    ],
)
def test_a_filter_of_many_does_what_jinjas_does(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for values in LISTS[:-1] if name in ("unique", "sort", "min", "max") else LISTS:
        if name in ("selectattr", "rejectattr", "map") and values != LISTS[-1]:
            continue
        ours: Callable[..., Any] = getattr(runtime, f"filter_{name}")
        expected = USUAL.call_filter(name, values, given, named, context=USUAL.from_string("").new_context())
        if not values and name in ("min", "max", "first"):
            assert ours(values, *given, **named) is runtime.missing
            continue
        plain = isinstance(expected, str | int | dict)

        assert (expected if plain else list(expected)) == ours(values, *given, **named)


@pytest.mark.parametrize("method", ["common", "ceil", "floor"])
def test_numbers_are_rounded_as_jinja_rounds_them(method: str) -> None:
    for value in (0.5, 2.4, -1.5, 7):
        assert USUAL.call_filter("round", value, (0, method)) == runtime.filter_round(value, 0, method)
