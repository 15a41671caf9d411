"""A template's files are read through no link, out of no folder, and never too many or too much."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from trigscaffold.errors import UserError
from trigscaffold.team.files import MAX_BYTES, MAX_FILES, TemplateFiles, digest, read_folder

GOOD = {"template.yaml": "name: acme\n", "tree/CODEOWNERS": "* @acme\n", "tree/src/__name__.py.j2": "ä\r\n"}


def put(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    return put(tmp_path / "acme", GOOD)


def refusal(folder: Path, code: int = 4) -> str:
    with pytest.raises(UserError) as caught:
        read_folder(folder)

    assert caught.value.exit_code == code
    return str(caught.value)


def test_a_folder_is_read_byte_for_byte_and_known_by_its_digest(acme: Path) -> None:
    read = read_folder(acme)

    assert TemplateFiles(str(acme), "", "", digest(GOOD), GOOD) == read
    assert sorted(GOOD) == list(read.files)
    assert read.commit.startswith("sha256:")


def test_the_digest_tells_where_a_path_ends_and_a_text_begins() -> None:
    assert digest({"a": "bc"}) != digest({"ab": "c"})
    assert digest({"a": "", "b": ""}) != digest({"a": "b"})


def test_what_begins_with_a_dot_at_the_top_is_no_part_of_a_template(acme: Path) -> None:
    put(
        acme, {".git/config": "", ".venv/bin/python": "", ".idea/x": "", "tree/.github/workflows/ci.yaml": "on: push\n"}
    )
    (acme / ".link").symlink_to("/etc/passwd")

    assert sorted([*GOOD, "tree/.github/workflows/ci.yaml"]) == list(read_folder(acme).files)


def link(path: str, to: str) -> Callable[[Path], None]:
    return lambda acme: (acme / path).symlink_to(to)


def write(path: str, text: str = "x\n") -> Callable[[Path], None]:
    return lambda acme: void(put(acme, {path: text}))


def void(_: object) -> None:
    """Forget a value."""


def hard_link(acme: Path) -> None:
    secret = acme.parent / "secret"
    secret.write_text("secret\n")
    os.link(secret, acme / "tree/secret")


def binary(acme: Path) -> None:
    (acme / "tree/logo.png").write_bytes(b"\x89PNG\n\xff")


def too_many(acme: Path) -> None:
    put(acme, {f"tree/{n}": "" for n in range(MAX_FILES)})


def too_much(acme: Path) -> None:
    with (acme / "tree/hole").open("wb") as file:
        file.truncate(1 << 40)


def many_folders(acme: Path) -> None:
    for n in range(MAX_FILES):
        (acme / f"tree/{n}").mkdir()


def deep(acme: Path) -> None:
    here = os.getcwd()  # noqa: PTH109 - a path this long can only be made step by step
    os.chdir(acme / "tree")
    try:
        for _ in range(1_500):
            os.mkdir("deep")  # noqa: PTH102
            os.chdir("deep")
    finally:
        os.chdir(here)


def not_utf8_name(acme: Path) -> None:
    (acme / os.fsdecode(b"tree/\xff")).write_text("")


# What is done to a good template -> what the refusal must say, its file first.
HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to a file": (link("tree/passwd", "/etc/passwd"), "acme/tree/passwd: is a link"),
    "a link to a folder": (link("tree/etc", "/etc"), "acme/tree/etc: is a link"),
    "a link inside the template": (link("tree/again", "CODEOWNERS"), "acme/tree/again: is a link"),
    "a link to itself": (link("tree/loop", "loop"), "acme/tree/loop: is a link"),
    "a link to a device": (link("tree/zero", "/dev/zero"), "acme/tree/zero: is a link"),
    "a link for the whole tree": (link("triggers", "/"), "acme/triggers: is a link"),
    "a hard link out of the template": (hard_link, "acme/tree/secret: is a hard link"),
    "a pipe that nobody fills": (lambda acme: os.mkfifo(acme / "tree/pipe"), "acme/tree/pipe: is no plain file"),
    "the owner's spec": (write("tree/trigscaffold.yaml"), "acme/tree/trigscaffold.yaml: would write"),
    "the owner's spec, rendered": (write("tree/trigscaffold.yaml.j2"), "trigscaffold.yaml.j2: would write"),
    "the owner's spec in capitals": (write("tree/TrigScaffold.YAML"), "TrigScaffold.YAML: would write"),
    "the record": (write("tree/.trigscaffold.json.j2"), "acme/tree/.trigscaffold.json.j2: would write"),
    "a hook of git": (write("tree/.git/hooks/pre-commit"), "acme/tree/.git/hooks/pre-commit: is reserved"),
    "a hook of git in capitals": (write("tree/.GIT/hooks/pre-commit"), "is reserved"),
    "a hook of git by its short name": (write("tree/git~1/hooks/pre-commit"), "is reserved"),
    "a file for the folder of git": (write("tree/.git.j2", "gitdir: /tmp\n"), "acme/tree/.git.j2: would write"),
    "a device": (write("tree/src/NUL.py"), "acme/tree/src/NUL.py: is the name of a device"),
    "a device with a number": (write("tree/com1"), "acme/tree/com1: is the name of a device"),
    "names that differ by case": (write("tree/codeowners"), "upper and lower case"),
    "folders that differ by case": (write("Tree/a"), "upper and lower case"),
    "names that differ by accents": (
        lambda acme: void(put(acme, {"tree/\u00e4": "", "tree/a\u0308": ""})),
        "how an accent is stored",
    ),
    "a dot at the end": (write("tree/a."), "acme/tree/a.: has an empty part, or one that ends in a dot"),
    "a blank at the end": (write("tree/a /b"), "ends in a dot or a blank"),
    "a backslash": (write("tree/..\\..\\x"), "has a backslash"),
    "a stream of a file": (write("tree/a:b"), "which Windows refuses"),
    "a name too long": (write(f"tree/{'a' * 201}"), "is too long"),
    "letters that colour a terminal": (write("tree/\x1b[2Jx"), "acme/tree/\\x1b[2Jx: has a control character"),
    "a letter that turns text around": (write("tree/\u202egpj"), "acme/tree/\\u202egpj: has a control character"),
    "a name that is not UTF-8": (not_utf8_name, "has a control character"),
    "a file that is no text": (binary, "acme/tree/logo.png:1: found the byte 0x89"),
    "a zero byte": (write("tree/a", "a\0b"), "acme/tree/a: holds a zero byte"),
    "a Git LFS pointer": (
        write("tree/a", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"),
        "acme/tree/a: is a Git LFS pointer",
    ),
    "too many files": (too_many, f"has more than {MAX_FILES:,} files"),
    "too many folders": (many_folders, f"has more than {MAX_FILES:,} files"),
    "a terabyte": (too_much, "acme/tree/hole: makes it more than 10 MiB"),
    "folders without end": (deep, "is too long"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_folder_is_refused_with_its_file(acme: Path, name: str) -> None:
    spoil, words = HOSTILE[name]
    spoil(acme)
    tracemalloc.start()

    message = refusal(acme)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert words in message
    assert "\x1b" not in message
    assert peak < 2 * MAX_BYTES


def test_everything_that_is_wrong_is_listed_at_once_up_to_twenty(acme: Path) -> None:
    for n in range(25):
        (acme / f"tree/link{n:02}").symlink_to("/etc/passwd")

    message = refusal(acme)

    assert message.count("is a link") == 20
    assert "and 5 more" in message


def test_a_hard_link_inside_the_template_is_harmless(acme: Path) -> None:
    os.link(acme / "tree/CODEOWNERS", acme / "tree/OWNERS")

    assert "tree/OWNERS" in read_folder(acme).files


def test_a_link_to_the_folder_itself_is_the_users_own(acme: Path) -> None:
    (acme.parent / "link").symlink_to(acme)

    assert dict(GOOD) == read_folder(acme.parent / "link").files


def test_a_folder_of_templates_says_which_there_are(acme: Path) -> None:
    message = refusal(acme.parent, code=2)

    assert "there is no template.yaml" in message
    assert "name one of its folders: acme" in message


@pytest.mark.parametrize(("path", "words"), [("gone", "there is no such folder"), ("acme/template.yaml", "is a file")])
def test_a_place_that_is_no_folder_is_an_error_of_the_user(acme: Path, path: str, words: str) -> None:
    assert words in refusal(acme.parent / path, code=2)
