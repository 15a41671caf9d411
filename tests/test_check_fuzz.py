"""Files that nobody meant: cut, doubled, with flipped bytes, hostile. The reader says what is wrong and goes on."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.goldens import GOLDEN
from tests.hcl_folder import write
from trigscaffold.audit.folder import Loaded, load
from trigscaffold.audit.graph import build
from trigscaffold.audit.hcl import limits
from trigscaffold.audit.hcl.values import HEAVIEST, LONGEST, weight
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import Value

GOOD = 'resource "aws_sqs_queue" "good" {}\n'
PIECES = (
    b"${",
    b"%{ if",
    b'"',
    b"<<EOT\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b"\0",
    b"/*",
    b"\xff\xfe",
    b"?",
    b"[*]",
    b"~}",
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def values(body: Body) -> Iterator[Value]:
    yield from body.arguments.values()
    for blocks in body.blocks.values():
        for block in blocks:
            yield from values(block)


def read(text: str | bytes) -> tuple[Loaded, dict[str, Resource]]:
    """Read a file with *text* beside a good one; whatever the first says, the good one is read."""
    Path("odd.tf").write_bytes(text if isinstance(text, bytes) else text.encode())
    Path("good.tf").write_text(GOOD, encoding="utf-8")
    loaded = load([Path()])
    found = {one.address: one for root in loaded.roots for one in root.resources}
    assert "aws_sqs_queue.good" in found
    for resource in found.values():
        for value in values(resource.body):
            assert weight(value) <= HEAVIEST * 2
            assert len(value.text or "") <= LONGEST
    for root in loaded.roots:
        build(root.resources, root.outputs)
    return loaded, found


def mutated(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, kind = chance.randrange(len(made) + 1), chance.random()
        if kind < 0.3:
            made[at : at + 1] = bytes([chance.randrange(256)])
        elif kind < 0.6:
            made[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 3, 200))
        elif kind < 0.75:
            del made[at : at + chance.randint(1, 300)]
        elif kind < 0.9:
            made[at:at] = made[at : at + chance.randint(1, 500)]
        else:
            made = made[:at]
    return bytes(made)


@pytest.mark.parametrize("seed", range(4))
def test_files_that_were_cut_doubled_and_garbled_are_read_as_far_as_they_go(seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(GOLDEN.rglob("*.tf"))
    for _ in range(40):
        read(mutated(chance.choice(files).read_bytes(), chance))


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 10_000,
        "a = " + "[" * 10_000 + "]" * 10_000,
        'output "o" { value = ' + "(" * 10_000 + "1" + ")" * 10_000 + " }",
        'output "o" { value = ' + "-" * 10_000 + "1 }",
        'output "o" { value = ' + "1 + " * 10_000 + "1 }",
        'output "o" { value = a' + ".b" * 10_000 + " }",
        'output "o" { value = a' + "[*]" * 10_000 + " }",
        'output "o" { value = ' + "true ? 1 : " * 5_000 + "2 }",
        'output "o" { value = "' + "${" * 5_000 + "1" + "}" * 5_000 + '" }',
        "a {" * 5_000,
        "a {\n" * 5_000 + "}\n" * 5_000,
        "x" * 1_000_000,
        'output "o" { value = "' + "x" * 500_000 + '" }',
        "\0" * 10_000,
        "<<EOT\n" * 5_000,
        "/*" * 10_000,
        'resource "a" "b" {\n' * 2_000,
    ],
    ids=lambda text: f"{text[:24]!r} and {len(text)} characters",
)
def test_deep_and_long_text_is_read_or_reported(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "content", [b"#" * 10_000_000, b'a = "' + b"x" * 10_000_000 + b'"\n'], ids=["comment", "string"]
)
def test_a_line_of_ten_megabytes_is_reported_and_not_parsed(content: bytes) -> None:
    loaded, _ = read(content)

    assert [problem.file for problem in loaded.problems] == ["odd.tf"]


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00a", b"\xef\xbb\xbfa = 1\r\n", 'a = "\ud800"'.encode("utf-16", "surrogatepass"), b"\x80" * 100],
)
def test_bytes_that_are_no_text_are_read_or_reported(content: bytes) -> None:
    read(content)


def doubling(first: str, again: str) -> str:
    """Locals of which each doubles the one before: what is written is small, what it makes would not be."""
    later = "".join(
        "locals { l" + str(n + 1) + " = " + again.replace("LAST", f"local.l{n}") + " }\n" for n in range(60)
    )
    return 'variable "c" {}\nlocals { l0 = ' + first + " }\n" + later


@pytest.mark.parametrize(
    "text",
    [
        doubling('["x"]', "[LAST, LAST]"),
        doubling('["x"]', "concat(LAST, LAST)"),
        doubling('{ a = "x" }', "{ a = LAST, b = LAST }"),
        doubling('"x"', '"${LAST}${LAST}"'),
        doubling('"x"', '"${var.c}${LAST}${LAST}"'),
        doubling("9", "LAST * LAST"),
        doubling("var.c", "LAST * LAST"),
        doubling("1", "var.c ? LAST : [LAST]"),
        doubling('"x"', "replace(LAST, LAST, join(LAST, [LAST, LAST]))"),
        "locals { l60 = range(1024) }\n",
        "locals { l60 = setproduct(range(1000), range(1000), range(1000)) }\n",
        "locals { l60 = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]] }\n",
        'locals { l60 = format("%1000000000d", 1) }\n',
        'locals { l60 = yamldecode("a: &a [x, x]\\nb: &b [*a, *a]\\nc: [*b, *b]") }\n',
        "locals { l60 = 1.0e308 * 1.0e308 }\n",
        "locals { l60 = range(0, 1.0e15) }\n",
        "locals { l60 = slice([1], -5, 99) }\n",
        "locals { l60 = 1 / 0 }\n",
        "locals { l60 = [1, 2][99999999999999999999] }\n",
        'locals { l60 = substr("x", 1.0e299, 1.0e299) }\n',
        "locals { l60 = element([], 0) }\n",
    ],
    ids=lambda text: text[-50:].strip(),
)
def test_what_would_grow_without_end_is_unknown_at_some_size(text: str) -> None:
    loaded, found = read(text + 'resource "a" "b" { x = local.l60 }\noutput "o" { value = local.l60 }\n')

    assert "a.b" in found
    assert len(list(loaded.roots[0].outputs["o"].all_refs())) <= HEAVIEST


def test_a_count_without_measure_makes_one_that_stands_for_all() -> None:
    _, found = read('resource "a" "b" { count = 1000000000 }\nresource "a" "c" { for_each = toset(range(1000)) }\n')

    assert [found["a.b"].many, found["a.c"].many] == [True, True]


def test_modules_that_multiply_each_other_make_no_more_than_a_bounded_number() -> None:
    call = 'module "m" {{\n  count = 400\n  source = "./{}"\n}}\n'
    write(
        {"m1/main.tf": call.format("../m2"), "m2/main.tf": call.format("../m3"), "m3/main.tf": 'resource "a" "b" {}\n'}
    )

    _, found = read(call.format("m1"))

    assert len(found) <= limits.MOST_MADE + 1


def test_a_module_that_calls_itself_is_not_followed_twice() -> None:
    write({"m/main.tf": 'module "m" { source = "../m" }\nmodule "n" { source = "../n" }\nresource "a" "b" {}\n'})
    write({"n/main.tf": 'module "m" { source = "../m" }\nresource "a" "c" {}\n'})

    _, found = read('module "m" { source = "./m" }\n')

    assert sorted(address for address in found if "module" in address) == ["module.m.a.b", "module.m.module.n.a.c"]


def test_a_count_and_a_for_each_that_lead_back_to_themselves_are_unknown() -> None:
    text = """
resource "a" "b" { count = length(a.b) }
resource "a" "c" { for_each = { for k, v in a.c : k => v } }
resource "a" "d" { count = a.e[0].n }
resource "a" "e" {
  count = length(a.d)
  n     = 1
}
module "m" {
  source = "./m"
  count  = module.m[0].n
}
"""
    write({"m/main.tf": 'output "n" { value = 1 }\n'})

    _, found = read(text)

    assert sorted(one.name for one in found.values() if one.type == "a") == ["b", "c", "d", "e"]


def test_a_circle_of_links_a_pipe_and_a_file_that_may_not_be_read_do_not_stop_it() -> None:
    Path("loop").symlink_to(".", target_is_directory=True)
    Path("broken.tf").symlink_to("nowhere.tf")
    Path("itself.tf").symlink_to("itself.tf")
    os.mkfifo("pipe.tf")
    Path("folder.tf").mkdir()
    Path("closed.tf").write_text(GOOD, encoding="utf-8")
    Path("closed.tf").chmod(0)

    loaded, _ = read(GOOD.replace("good", "other"))

    assert len(loaded.roots) == 1


def test_every_folder_is_a_root_where_each_is_called_by_another() -> None:
    write(
        {"a/main.tf": 'module "b" { source = "../b" }\n' + GOOD, "b/main.tf": 'module "a" { source = "../a" }\n' + GOOD}
    )

    assert [root.folder for root in load([Path()]).roots] == ["a", "b"]


def test_json_that_is_deep_long_or_odd_is_read_or_reported() -> None:
    odd = [
        "[" * 100_000,
        '{"resource":' * 5_000,
        '{"resource": {"a": {"b": {"c": 1e999}}}}',
        '{"locals": []}',
        "nul",
        '"\\ud800"',
    ]
    for text in odd:
        Path("x.tf.json").write_text(text, encoding="utf-8")
        load([Path()])
