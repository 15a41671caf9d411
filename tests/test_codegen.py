"""What the built-in templates are compiled to makes the same as Jinja's own code, and what it relies on is true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes

from tests.goldens import CASES, case_id
from trigscaffold import pipeline
from trigscaffold.catalog import templates_folder
from trigscaffold.codegen import Direct
from trigscaffold.render import Rendering, last, targets, whole
from trigscaffold.shelf import BUILT_IN, GLOBALS, OPTIONS, BuiltIn, escaping, suffix

TEMPLATES = sorted(p.relative_to(templates_folder()).as_posix() for p in templates_folder().rglob("*.j2"))


def compiled(text: str) -> str:
    environment = Environment(undefined=StrictUndefined, finalize=str, **OPTIONS)
    environment.code_generator_class = Direct
    return environment.compile(text, raw=True)


def bound(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node]]:
    """Yield each name that a template gives to something, with what."""
    for node in tree.find_all((nodes.Assign, nodes.For)):
        given = node.iter if isinstance(node, nodes.For) else node.node  # type: ignore[attr-defined]
        while isinstance(given, nodes.Filter) and given.name == "sort":
            given = given.node
        for name in (node.target, *node.target.find_all(nodes.Name)):  # type: ignore[attr-defined]
            if isinstance(name, nodes.Name):
                yield name.name, given


@pytest.mark.parametrize("name", TEMPLATES)
def test_module_and_t_are_the_same_in_every_template(name: str) -> None:
    environment = Environment(**OPTIONS)
    tree = environment.parse((templates_folder() / name).read_text(encoding="utf-8"))

    triggers = nodes.Getattr(nodes.Name("module", "load"), "triggers", "load")
    first = nodes.Getitem(triggers, nodes.Const(0), "load")
    assert not list(tree.find_all((nodes.Macro, nodes.CallBlock, nodes.With, nodes.Import, nodes.FromImport)))
    for bind, given in bound(tree):
        assert bind not in ("module", "blocks")
        assert bind != "t" or given in (triggers, first)


@cache
def usual(ending: str) -> Environment:
    loader = FileSystemLoader(str(templates_folder()))
    environment = Environment(loader=loader, undefined=StrictUndefined, finalize=escaping(ending), **OPTIONS)
    environment.globals.update(GLOBALS)
    return environment


class UsualShelf(BuiltIn):
    """The built-in templates, compiled and rendered by Jinja as it comes."""

    def get(self, name: str) -> Template:
        return usual(suffix(name)).get_template(name)


@pytest.mark.parametrize("case", CASES[::7], ids=case_id)
def test_the_built_in_templates_make_the_same_as_with_jinja_as_it_comes(case: Path) -> None:
    module = pipeline.settle(pipeline.read(case))
    trees = []
    for shelf in (BUILT_IN, UsualShelf()):
        rendering = Rendering(module, shelf)
        files = dict(whole(rendering, targets(module, shelf)))
        trees.append(files | last(rendering, files))

    assert trees[1] == trees[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ t.needs.once }}", ".needs.once)"),
        ("{{ t.buffer.title }}", ".buffer.title)"),
        ("{{ t.settings.batch_size }}", ".settings['batch_size'])"),
        ("{% for hop in t.hops %}{{ hop.seen }}{% endfor %}", "l_1_hop.seen)"),
        ("{% for block in blocks.output %}{{ block.name }}{% endfor %}", "l_1_block['name'])"),
        ("{{ hcl(t.name, indent=2) }}", ".name, indent=2, ))"),
        ("{{ t.settings.items }}", "environment.getattr("),
        ("{{ t.nothing }}", "environment.getattr("),
        ("{{ other.name }}", "environment.getattr("),
        ("{% set t = other %}{{ t.name }}", "environment.getattr("),
        ("{% for t in other %}{{ t.name }}{% endfor %}", "environment.getattr("),
        ("{% for hop in t.hops %}{% set hop = other %}{{ hop.seen }}{% endfor %}", "environment.getattr("),
        ("{% for hop in t.hops %}{% endfor %}{{ hop.seen }}", "environment.getattr("),
    ],
)
def test_a_field_of_ours_is_read_directly_and_anything_else_as_jinja_reads_it(text: str, code: str) -> None:
    assert code in compiled(text)
