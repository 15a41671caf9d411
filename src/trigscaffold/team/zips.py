"""Reads a template from a zip in memory: nothing is unpacked to the disk, and no size it claims is believed."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256

from trigscaffold import safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.team import files, judge
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.judge import Entry
from trigscaffold.team.source import Wanted

MAX_ZIP = 2 * judge.MAX_BYTES
# Where a zip ends, and the names of ten times the files that are allowed: a longer list is not even parsed.
_END, _MAX_END = b"PK\5\6", 65_557
_MAX_NAMES = 10 * judge.MAX_FILES * (46 + safepath.MAX_PATH)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def commit_of(data: bytes) -> str:
    """Return what stands for the commit of a zip: ``sha256:`` and the digest of its bytes."""
    return f"sha256:{sha256(data).hexdigest()}"


def read(data: bytes, wanted: Wanted) -> TemplateFiles:
    """Return the template in the zip *data*; a single folder around everything is looked through.

    Raises:
        UserError: it is no zip or holds no template (exit code 2), or something in it is not to be trusted (4).
    """
    name = f"{wanted.source}#{wanted.path}" if wanted.path else wanted.source
    _refuse_long_lists(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _template(archive, wanted.path, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        problem = Problem(name, "", f"is no zip, or a damaged one: {str(error)[:80]}")
        raise UserError("this template cannot be read", [problem], hint="make it anew: `zip -r FILE FOLDER`") from None
    return TemplateFiles(wanted.source, "", wanted.path, commit_of(data), found, wanted.kind)


def _template(archive: zipfile.ZipFile, path: str, name: str) -> dict[str, str]:
    infos = [i for i in archive.infolist() if not i.orig_filename.endswith("/") or _leads_out(i.orig_filename)]
    prefix = _prefix([info.orig_filename for info in infos], path)
    inside: dict[str, zipfile.ZipInfo] = {}
    entries = []
    for info in infos:
        given = info.orig_filename
        own = given if _leads_out(given) else given.removeprefix(prefix) if given.startswith(prefix) else "."
        if own != "." and judge.is_part(own):
            entries.append(Entry(own, info.file_size, "is in the zip twice" if own in inside else _fault(info)))
            inside[own] = info
    return judge.gather(entries, lambda wanted: _read(archive, inside, wanted, name), name)


def _prefix(names: Sequence[str], path: str) -> str:
    """Return where in the zip the template's folder *path* begins: at its top, or in the one folder around it all."""
    own = f"{path}/" if path else ""
    top = names[0].partition("/")[0] + "/" if names else ""
    around = f"{own}{files.MANIFEST}" not in names and all(name.startswith(top) for name in names)
    return f"{top}{own}" if around else own


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or name[1:2] == ":" or ".." in name.split("/")


def _fault(info: zipfile.ZipInfo) -> str:
    """Say why *info* is no plain file that Python reads in bounded memory; ``""``: it is."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link; a template holds its files itself"
    if kind not in (0, stat.S_IFREG):
        return "is no plain file (a device, a pipe or a socket)"
    if info.flag_bits & 1:
        return "is encrypted"
    return "" if info.compress_type in _METHODS else "is compressed in a way other than deflate"


def _read(
    archive: zipfile.ZipFile, inside: Mapping[str, zipfile.ZipInfo], entries: Sequence[Entry], name: str
) -> dict[str, bytes]:
    data: dict[str, bytes] = {}
    for entry in entries:
        with archive.open(inside[entry.path]) as file:
            data[entry.path] = file.read(entry.size + 1)
        if len(data[entry.path]) != entry.size:
            judge.refused(name, [(entry.path, "is not as large as the zip says")])
    return data


def _refuse_long_lists(data: bytes, name: str) -> None:
    """Refuse a zip whose list of names would do its harm while it is parsed."""
    if len(data) > MAX_ZIP:
        judge.refused(name, [("", f"is larger than {MAX_ZIP >> 20} MiB; at most that is allowed")])
    end = data.rfind(_END, max(0, len(data) - _MAX_END))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _MAX_NAMES:
        judge.refused(name, [("", f"lists more than {judge.MAX_FILES:,} files; at most that many are allowed")])
