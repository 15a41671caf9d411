"""What follows from what becomes of each file: the files of moves, and what its owner should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trigscaffold import record
from trigscaffold.errors import Problem
from trigscaffold.module import FileTree
from trigscaffold.upkeep import checkout, lines, moves, outcomes, renames, resources, state
from trigscaffold.upkeep.checkout import Checkout
from trigscaffold.upkeep.outcomes import Outcome
from trigscaffold.upkeep.planned import Plan
from trigscaffold.upkeep.renaming import Renaming
from trigscaffold.upkeep.state import Consequences

Texts = dict[str, str]


def plan_of(at: Checkout, now: FileTree, named: Renaming, found: list[Outcome]) -> Plan:
    """Return the plan of *found*, with the files of moves that it brings."""
    folders = {path.rpartition("/")[0] for path in (*at.known.files, *now.files) if path.endswith(".tf")}
    before = at.terraform(folders)
    after = _after(before, now.files, found)
    what = state.of(before, after, named)
    texts = state.moves_files(before, after, what)
    checkout.refuse_obstacles(at.target, at.folder, texts)
    moved = {path for path in at.known.files if record.is_moves(path)} | texts.keys()
    found += [_moves(at, path, texts.get(path)) for path in sorted(moved)]
    hashes = {one.path: one.recorded for one in found if one.recorded is not None}
    return Plan(
        at,
        tuple(sorted(found, key=lambda one: one.path)),
        what,
        notes=(
            *_dangling(at, after, what, {one.path for one in found}),
            *_twice(at, before, after),
            *_gone(at, before, after, named),
        ),
        record=record.written(hashes, now.origin),
    )


def _after(before: Mapping[str, str], now: Mapping[str, str], found: list[Outcome]) -> Texts:
    """Return the ``.tf`` files after the update; where its owner has to settle a conflict, as generated now."""
    after = dict(before)
    for one in found:
        after.pop(one.was or one.path, None)
        if one.after is not None and one.path.endswith(".tf"):
            text = lines.as_lf(one.after).decode(errors="replace")
            after[one.path] = now[one.path] if one.conflicts else text
    return after


def _moves(at: Checkout, path: str, text: str | None) -> Outcome:
    """Return what becomes of a file of moves; one that its owner edited, or made, stays its owner's."""
    before, recorded = at.read(path), at.known.files.get(path)
    after = before if text is None else lines.like(before, text.encode()) or None
    mine = before is None or (recorded is not None and outcomes.as_generated(before, recorded))
    digest = record.digest(text.encode()) if text and mine else recorded
    kind = "same" if after == before else "add" if before is None else "remove" if after is None else "change"
    return Outcome(path, kind, before, after, digest if after is not None else None)


def _dangling(at: Checkout, after: Mapping[str, str], what: Consequences, ours: set[str]) -> Iterator[Problem]:
    """Yield where a file that is not generated names a resource that has another address now."""
    for path, text in after.items():
        for (folder, old), new in what.moved.items():
            if path not in ours and path.rpartition("/")[0] == folder:
                for number, line in enumerate(text.splitlines(), 1):
                    if moves.readdressed(line, {old: new}) != line:
                        yield Problem(f"{at.folder / path}:{number}", "", f"refers to {old}, which is {new} now")


def _twice(at: Checkout, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what two files define after the update and one did before: a part of a file that its owner keeps."""
    known = {address for address, _, _ in resources.twice(before)}
    for (folder, address), first, second in resources.twice(after):
        if (folder, address) not in known:
            yield Problem(str(at.folder / second), "", f"defines {address}, and so does {first}; delete one of the two")


def _gone(at: Checkout, before: Mapping[str, str], after: Mapping[str, str], named: Renaming) -> Iterator[Problem]:
    """Yield which variables and outputs the module has no more: whoever calls it may still name them."""
    old, now = resources.interface(before), resources.interface(after)
    for path in sorted({path for key, path in old.items() if key not in now}):
        said = []
        for kind, name in (key for key, where in old.items() if where == path and key not in now):
            alike = [one for what, one in now if what == kind and renames.same(name, one, named.pairs)]
            said.append(f"{kind} {name} {f'is {alike[0]}' if alike else 'is gone'}")
        yield Problem(str(at.folder / path), "", f"{', '.join(said)}; change whatever calls the module")
