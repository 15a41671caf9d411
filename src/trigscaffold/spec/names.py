"""Names that Terraform, Python or AWS would stumble over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trigscaffold.spec.shape import Path


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A fixed list, not the running Python's: a spec that was valid stays valid.
_PYTHON = _set(
    "and as assert async await break class continue def del elif else except finally for from global if import in is"
    " lambda nonlocal not or pass raise return try while with yield match case type"
)
_TERRAFORM = _set(
    "this self each count path local locals var variable module data terraform resource provider output lifecycle"
    " dynamic moved removed check connection provisioner null true false depends_on for_each"
)
_MODULES = _set(
    "abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect"
    " builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression"
    " concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm"
    " decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput"
    " fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq"
    " hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword linecache locale"
    " logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nntplib nt"
    " ntpath numbers opcode operator optparse os pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib"
    " posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc queue quopri random re readline reprlib"
    " resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib sndhdr socket"
    " socketserver spwd sqlite3 ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig"
    " syslog tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib"
    " trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave"
    " weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
    " boto3 botocore jmespath aws_lambda_powertools pytest conftest handler"
)
# Name of the function, hyphen and name of the trigger. Sources:
# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (64, less our "-" and 3 spare)
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
#   (80, less "-dead-letter.fifo", 17)
LONGEST = 60
# What a trigger's resources add to its name.
_ROLES = ("dead_letter", "undelivered", "failed_events")


def checks(function: str, triggers: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with the names of a spec that is right in form."""
    if function.endswith("-"):
        message = f"found {function!r}; a name ends with a letter or a digit, did you mean {function.rstrip('-')}?"
        yield ("name",), message
    for name in triggers:
        if len(function) + 1 + len(name) > LONGEST:
            message = (
                f"{function}-{name} has {len(function) + 1 + len(name)} characters; both together may have {LONGEST}"
            )
            yield ("triggers", name), f"{message}, because AWS ends the name of a rule at 64 and of a queue at 80"
        elif taken := _taken_by(name):
            yield ("triggers", name), f"the name {name!r} is taken by {taken}; choose another, such as {name}_events"
        elif other := _collides(name, triggers):
            yield ("triggers", name), f"the name {name!r} gives resources the names of those of {other!r}; rename one"


def _taken_by(name: str) -> str:
    if name in _PYTHON:
        return "Python, which has a keyword of that name"
    if name in _MODULES:
        return "a Python module that the handler or its tests may import"
    return "Terraform, which has a meaning of its own for it" if name in _TERRAFORM else ""


def _collides(name: str, triggers: Mapping[str, object]) -> str:
    for other in triggers:
        if other == name:
            continue
        if _folded(other) == _folded(name) or any(name == f"{other}_{role}" for role in _ROLES):
            return other
    return ""


def _folded(name: str) -> str:
    return name.strip("_").replace("__", "_")
