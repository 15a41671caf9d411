import contextlib
import re
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.goldens import CASES, ROOT, case_id
from trigscaffold import yamlevents, yamllines
from trigscaffold.errors import USAGE, UserError
from trigscaffold.yamlfile import read, read_path
from trigscaffold.yamltext import MAX_BYTES


@pytest.fixture(params=["with libyaml", "without libyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


both_parsers = pytest.mark.usefixtures("parser")


def value_of(text: str) -> Any:
    return read(f"key: {text}\n".encode(), "orders.yaml").value["key"]


def refusal(data: bytes | str) -> str:
    with pytest.raises(UserError) as caught:
        read(data.encode() if isinstance(data, str) else data, "orders.yaml")
    assert caught.value.exit_code == USAGE
    assert caught.value.summary == "orders.yaml cannot be read"
    assert caught.value.problems
    return str(caught.value)


@both_parsers
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("True", True), ("FALSE", False), ("yes", "yes"), ("no", "no"), ("on", "on"), ("Off", "Off"),
        ("null", None), ("~", None), ("", None), ("nULL", "nULL"), ("0", 0), ("-3", -3), ("+5", 5), ("1.5", 1.5),
        ("1e6", 1e6), (".5", 0.5), ("1.", 1.0), ("0o17", "0o17"), ("017", "017"), ("012345678901", "012345678901"),
        ("0x1F", "0x1F"), ("1_000", "1_000"), ("1:30", "1:30"), ("2024-01-01", "2024-01-01"), (".inf", ".inf"),
        (".NaN", ".NaN"), ("1e999", "1e999"), ("9" * 5000, "9" * 5000), ("-", None), ("15 min", "15 min"),
        ("'true'", "true"), ('"12"', "12"), ("''", ""), ("'<<'", "<<"), ("=", "="), ("[a, 1]", ["a", 1]), ("{}", {}),
    ],
)  # fmt: skip
def test_a_scalar_means_what_it_looks_like(text: str, value: Any) -> None:
    if text == "-":
        assert read(b"key:\n  -\n", "orders.yaml").value == {"key": [None]}
    else:
        assert value_of(text) == value
        assert type(value_of(text)) is type(value)


@both_parsers
def test_every_key_and_list_item_has_its_line() -> None:
    text = "# a comment\nname: x\n\ntriggers:\n  orders:\n    needs:\n      - a\n      - b: 1\n        c: 2\n  empty:\n"
    document = read(text.encode(), "orders.yaml")

    assert document.lines == {
        (): 2,
        ("name",): 2,
        ("triggers",): 4,
        ("triggers", "orders"): 5,
        ("triggers", "orders", "needs"): 6,
        ("triggers", "orders", "needs", 0): 7,
        ("triggers", "orders", "needs", 1): 8,
        ("triggers", "orders", "needs", 1, "b"): 8,
        ("triggers", "orders", "needs", 1, "c"): 9,
        ("triggers", "empty"): 10,
    }
    assert document.value["triggers"]["empty"] is None


def test_where_names_the_nearest_thing_the_file_has() -> None:
    document = read(b"\ntriggers:\n  orders: {}\n", "orders.yaml")

    assert document.where(("triggers", "orders", "needs", "latency")) == "orders.yaml:3"
    assert document.where(("triggers", "other")) == "orders.yaml:2"
    assert document.where(("runtime",)) == "orders.yaml:2"
    assert document.where(()) == "orders.yaml:2"


@both_parsers
def test_a_byte_order_mark_windows_line_ends_and_any_script_are_read() -> None:
    data = b"\xef\xbb\xbf" + "name: zażółć\r\nemoji: 👩‍🚀\r\nright: עברית\r\n".encode()
    document = read(data, "orders.yaml")

    assert document.value == {"name": "zażółć", "emoji": "👩‍🚀", "right": "עברית"}
    assert document.where(("right",)) == "orders.yaml:3"


@both_parsers
def test_block_text_and_directives_are_read() -> None:
    assert read(b"%YAML 1.2\n---\na: |\n  1\n  2\nb: >-\n  x\n  y\n...\n", "n").value == {"a": "1\n2\n", "b": "x y"}


@both_parsers
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "the file is empty"),
        ("# only a comment\n", 2, "the file is empty"),
        ("---\n", 2, "the file is empty"),
        ("- a\n- b\n", 1, "found a list at the top"),
        ("hello\n", 1, "found text at the top"),
        ("42", 1, "found a number at the top"),
        ("a: 1\nb: 2\na: 3\n", 3, "a: the key is here twice, first on line 1; keep one"),
        ("t:\n  a: 1\n  'a': 2\n", 3, "t.a: the key is here twice, first on line 2"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, "found the tag `tag:yaml.org,2002:python/object"),
        ("a: !!str 1\n", 1, "found the tag"),
        ("a: !foo {b: 1}\n", 1, "found the tag `!foo`"),
        ("a: ! b\n", 1, "found the tag `!`"),
        ("a: &x 1\n", 1, "found the anchor `&x`"),
        ("b: 1\na: *x\n", 2, "found the alias `*x`; write the value out"),
        ("a:\n  <<: {b: 1}\n", 2, "found the merge key `<<`"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("a: 1\n---\n", 2, "a second document"),
        ("a: 1\n2: b\n", 2, "found a number `2` as a key"),
        ("true: b\n", 1, "found a boolean `true` as a key"),
        ("~: b\n", 1, "found nothing `~` as a key"),
        ("?\n: b\n", 1, "found nothing as a key"),
        ("? [a]\n: b\n", 1, "found a list as a key"),
        ("a: {{ name }}\n", 1, "found a mapping as a key"),
        ('a: "\\0"\n', 1, "U+0000"),
        ('b: 1\na: "\\e[31m"\n', 2, "U+001B"),
    ],
)
def test_what_is_refused_is_named_with_its_line(text: str, line: int, words: str) -> None:
    message = refusal(text)

    assert words in message
    assert f"orders.yaml:{line}:" in message


@both_parsers
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b: c\n", 1, "quotes around text that holds `: `"),
        ("a:\n\tb: 1\n", 2, "found a tab"),
        ("a: 1\n\tb: 1\n", 2, "found a tab"),
        ("a: 1\nb: [1, 2\nc: 3\n", 2, "`[` that is not closed"),
        ("a: {b\n", 1, "`{` that is not closed"),
        ("a: 1\nb: 'x\nc: 1\nd: 1\n", 2, "a quote that is opened here"),
        ('a: "\\d"\n', 1, "use single quotes"),
        ("a: *.jpg\n", 1, "starts with `*`"),
        ("a: @x\n", 1, "cannot start a value"),
        ("a: - b\n", 1, "a line of its own"),
        ("a: }\n", 1, "where a value is expected"),
        ("a: 'x' y\n", 1, "more after a closing quote"),
        ("a:\n  - x\n - y\n", 3, "another indentation"),
        ("a: 1\nb 2\nc: 3\n", 2, "write `key: value`"),
        ("a: [", 1, "the end of the file"),
        ("a: {\n\n\n", 1, ""),
        ('a: "\\ud800"\n', 1, ""),
        ('a: "\\UFFFFFFFF"\n', None, ""),
    ],
)
def test_a_syntax_error_is_said_in_plain_words_with_line_and_column(text: str, line: int | None, words: str) -> None:
    message = refusal(text)

    assert words in message
    if line:
        assert re.search(rf"orders\.yaml:{line}: .*(column \d+|U\+D800)", message)


def test_all_problems_are_reported_at_once_and_the_first_twenty_shown() -> None:
    message = refusal("a: &x 1\na: 2\nb: !t 3\nc: [\n")
    assert [w in message for w in ("anchor", "twice", "tag", "column")] == [True] * 4

    assert "and 10 more" in refusal("".join("a: 1\n" for _ in range(31)))


@both_parsers
@pytest.mark.parametrize("opener", ["[", "{", "- ", "? ", "{a: ", "[{"])
def test_a_hundred_thousand_levels_are_refused_quickly(opener: str) -> None:
    started = time.monotonic()

    assert "at most 20 levels" in refusal(("a: " if opener[0] in "[{" else "") + opener * (100_000 // len(opener)))
    assert time.monotonic() - started < 2


@both_parsers
def test_twenty_levels_are_read_and_one_more_is_refused() -> None:
    assert read(("{a: " * 20 + "1" + "}" * 20).encode(), "n").value
    assert "at most 20 levels" in refusal("{a: " * 21 + "1" + "}" * 21)


@both_parsers
def test_an_alias_bomb_is_refused_without_growing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )

    assert "found the anchor `&a`" in refusal(bomb)


def test_more_than_five_thousand_nodes_are_refused() -> None:
    assert len(read(("a: [" + "1," * 4_900 + "]").encode(), "n").value["a"]) == 4_900
    assert "more than 5,000" in refusal("a: [" + "1," * 5_000 + "]")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a: caf\xe9\n", "orders.yaml:1: found the byte 0xE9 at offset 6; only UTF-8 is allowed"),
        (b"a: 1\nb: \xff\n", "orders.yaml:2: found the byte 0xFF at offset 8"),
        ("a: 1\n".encode("utf-16"), "found UTF-16"),
        ("a: 1\n".encode("utf-32-be"), "U+0000"),
        (b"a: 1\nb: x\x00y\n", "orders.yaml:2: found the invisible character U+0000 in column 5"),
        (b"a: \x07\n", "U+0007"),
        ("a: \u2028\n".encode(), "U+2028"),
        (b"a: 1\n#" + b"x" * MAX_BYTES, "found 262,150 bytes; at most 262,144 (256 KiB) are allowed"),
    ],
)
def test_bytes_that_are_no_text_or_too_many_are_refused(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_the_hint_for_another_encoding_says_how_to_save() -> None:
    assert "Hint: Save the file as UTF-8." in refusal(b"a: caf\xe9\n")


@both_parsers
@given(st.binary(max_size=300) | st.text(alphabet="ab:-?&*!|>{}[]'\"\\#%@`, \n\t0x~<", max_size=80).map(str.encode))
def test_any_bytes_give_a_mapping_or_a_user_error(data: bytes) -> None:
    with contextlib.suppress(UserError):
        assert isinstance(read(data, "orders.yaml").value, dict)


plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(alphabet="abyesno0:- #é'\"\n", max_size=12),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text("abc", min_size=1), children, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1), plain_values, max_size=4))
def test_what_pyyaml_writes_is_read_back(value: dict[str, Any]) -> None:
    assert read(yaml.safe_dump(value, allow_unicode=True).encode(), "n").value == value


def path_refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_path(path)
    assert caught.value.exit_code == USAGE
    return str(caught.value)


def test_a_file_is_read_under_the_name_the_user_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "orders.yaml").write_bytes(b"a: 1\n")
    monkeypatch.chdir(tmp_path)

    document = read_path(Path("orders.yaml"))

    assert (document.name, document.value) == ("orders.yaml", {"a": 1})


def test_a_missing_file_names_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "orders.yaml").touch()
    (tmp_path / "order.txt").touch()

    assert f"Did you mean {tmp_path / 'orders.yaml'}?" in path_refusal(tmp_path / "order.yaml")
    assert "Did you mean" not in path_refusal(tmp_path / "zzzzz.yaml")
    assert "there is no such file" in path_refusal(tmp_path / "none" / "orders.yaml")


def test_a_folder_a_file_as_folder_and_a_long_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "orders.yaml").touch()

    assert "this is a folder" in path_refusal(tmp_path)
    assert "is a file, not a folder" in path_refusal(tmp_path / "orders.yaml" / "x.yaml")
    assert "file name too long" in path_refusal(tmp_path / ("x" * 300))


def test_a_file_without_the_right_to_read_is_refused(tmp_path: Path) -> None:
    class Locked(type(tmp_path)):  # type: ignore[misc]
        def open(self, *_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

    assert "permission denied" in path_refusal(Locked(tmp_path / "orders.yaml"))


def test_a_huge_file_is_refused_with_its_size_and_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(10**9)
    tracemalloc.start()

    assert "found 1,000,000,000 bytes" in path_refusal(path)
    assert tracemalloc.get_traced_memory()[1] < 4 * MAX_BYTES
    tracemalloc.stop()


KEYS = st.sampled_from(["a", "b", "needs", "key_1", "true", "null", "no", "A"])
TEXTS = st.sampled_from(
    [
        *("", "x", "20/s", "4 KB", "null", "~", "False", "yes", "-5", "1e3", "007", "1:30", "0x1F", ".5", "...", "---"),
        *(
            "2020-01-01",
            "a: b",
            "a:b",
            "a:",
            "x :y",
            "x#y",
            "'q'",
            '"q"',
            "[a]",
            "{a: b}",
            "- x",
            "|",
            ">",
            "*a",
            "&a b",
        ),
        *(
            "!t x",
            "<<",
            "%x",
            "@x",
            "it's",
            "a, b",
            "a  b",
            "a     b",
            "x\t",
            "http://a/b",
            "arn:aws:sqs:*",
            "é",
            "a é",
        ),
        *("a <b> & c", "?a", "a - b", '""', '"a: b # c"', '"a" b', '"a\\n"', '"é"', '"1"', '"a'),
    ]
)
ENDS = st.sampled_from(["", "", "", "  ", " # c", "#c", "\t", "\r"])
ROWS = st.tuples(st.sampled_from([0, 0, 2, 4, 3]), KEYS, st.sampled_from([": ", ":   ", ":"]), TEXTS, ENDS).map(
    lambda row: " " * row[0] + "".join(row[1:])
)
OTHERS = st.sampled_from(["", "  ", "# c", "  # c: d", "- a", "foo", "  foo", "---", "...", "a: b: c"])


@given(st.lists(st.one_of(ROWS, ROWS, ROWS, OTHERS), min_size=1, max_size=8).map("\n".join))
@example("a:\n  b: 1\n  c:\n    d: x y # z\n\nb: it's\n")
@example("a: 1\n  b: 2\n")
@example("a:\n    b: 1\n  c: 2\n")
def test_lines_of_keys_and_values_are_read_as_the_parser_reads_them(text: str) -> None:
    found = yamllines.read(text)

    assert found is None or repr(yamlevents.read(text, "n")) == repr((found[0], {(): found[1][()]} | found[1]))


@pytest.mark.parametrize("case", [ROOT / "examples" / "order-charge.yaml", *CASES[::5]], ids=case_id)
def test_a_spec_says_the_same_whichever_reads_it(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    found = yamllines.read(text)

    assert found is None or yamlevents.read(text, "n") == found


def test_the_example_is_read_without_a_parser() -> None:
    assert yamllines.read((ROOT / "examples" / "order-charge.yaml").read_text(encoding="utf-8")) is not None


def test_a_line_of_blanks_takes_no_longer_than_it_is_long() -> None:
    begin = time.perf_counter()

    assert yamllines.read("a: b" + " " * 200_000 + '"\n' + "b: " + "c " * 30_000 + '"\n') is None
    assert time.perf_counter() - begin < 1
