"""Brings a generated module up to date: three ways a file, all of it or nothing, and nothing of its owner's lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from trigscaffold import atomic, folderlock, record, safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.record import NAME, SPEC
from trigscaffold.upkeep import aftermath, checkout, follow, lines, names, outcomes, renaming
from trigscaffold.upkeep.base import Bases
from trigscaffold.upkeep.checkout import Checkout
from trigscaffold.upkeep.generated import Generation
from trigscaffold.upkeep.outcomes import Outcome, Sides
from trigscaffold.upkeep.planned import Plan
from trigscaffold.upkeep.renaming import Renaming

Texts = dict[str, str]


def plan(at: Checkout, made: Generation, *, keep_names: bool = True) -> Plan:
    """Return what bringing *at* up to date with what is *made* now would do; nothing is written.

    *keep_names*: what AWS calls a thing stays when only the name of its trigger changed in the spec.

    Raises:
        UserError: something stands in the way, or a merge is needed and there is no git.
        OSError: the disk refuses.
    """
    if unsettled := tuple(at.unsettled()):
        return Plan(at, unsettled=unsettled)
    safepath.refuse_unsafe(made.now.files, NAME)
    checkout.refuse_obstacles(at.target, at.folder, made.now.files)
    bases = Bases(at.target, at.known, made.again)
    then = _then(at, bases)
    named = renaming.in_the_spec(made.specified, made.now.origin.get("specified"))
    named = renaming.with_moves(named, then, made.now.files)
    now = renaming.keeping_names(named, then, made.now.files, at.known.names) if keep_names else dict(made.now.files)
    kept = names.differences(made.now.files, now)
    tree = replace(made.now, files=now, origin={**made.now.origin, "names": kept})
    found = list(_outcomes(at, replace(made, now=tree), bases, named, then))
    return replace(aftermath.plan_of(at, tree, named, found), names_kept=kept not in ({}, at.known.names))


def apply(plan: Plan) -> None:
    """Do what *plan* says: the folder holds all of it afterwards, or is as it was.

    Raises:
        UserError: somebody wrote to the folder since the plan was made.
        OSError: the disk refuses; nothing was changed.
    """
    at = plan.at
    puts = {one.path: one.after for one in plan.changes if one.after is not None}
    removals = [one.path for one in plan.changes if one.after is None]
    removals += [one.was for one in plan.changes if one.was and one.was not in puts]
    if plan.record is not None and plan.record != at.read(NAME):
        puts[NAME] = plan.record
    if not puts and not removals and not atomic.interrupted(at.target):
        return
    for path in (*puts, *removals):
        if forbidden := safepath.unwritable(at.target, path):
            raise PermissionError(13, "permission denied", forbidden)
    with folderlock.locked(at.target):
        atomic.recover(at.target)
        _refuse_changed(plan)
        if puts or removals:
            atomic.apply(at.target, puts, removals, {one.path: one.was for one in plan.changes if one.was})


def _refuse_changed(plan: Plan) -> None:
    at = plan.at
    now = [one.was or one.path for one in plan.outcomes if at.read(one.was or one.path) != one.before]
    now += [] if at.read(NAME) == at.said else [NAME]
    if now:
        problems = [Problem(str(at.folder / path), "", "was changed just now by somebody else") for path in now]
        raise UserError(f"{at.folder} was not updated", problems, hint="Run it again.")


def _then(at: Checkout, bases: Bases) -> Texts:
    """Return each recorded file as it was generated; as it is, where that is not known any more."""
    found = {}
    for path, digest in at.known.files.items():
        ours = at.read(path)
        data = ours if ours is not None and outcomes.as_generated(ours, digest) else bases.find(path) or ours
        if data is not None and not record.is_moves(path):
            found[path] = lines.as_lf(data).decode(errors="replace")
    return found


def _outcomes(at: Checkout, made: Generation, bases: Bases, named: Renaming, then: Texts) -> Iterator[Outcome]:
    now = made.now.files
    was = renaming.files(named, then, now, at.known.files)
    was = {new: old for new, old in was.items() if at.read(new) is None}
    for path in sorted(now.keys() | at.known.files.keys() - set(was.values())):
        if path == SPEC and made.own:
            yield _spec(at, now[SPEC])
        elif not record.is_moves(path):
            old = was.get(path, path)
            yield outcomes.of(
                Sides(
                    path=path,
                    recorded=at.known.files.get(old),
                    ours=at.read(old),
                    theirs=now[path].encode() if path in now else None,
                    base=partial(bases.find, old),
                    was=was.get(path, ""),
                    follow=_follower(path, named),
                )
            )


def _follower(path: str, named: Renaming) -> Callable[[bytes | None, bytes, bytes], tuple[bytes | None, bytes]]:
    return lambda base, ours, theirs: follow.followed(path, base, ours, theirs, named.what)


def _spec(at: Checkout, text: str) -> Outcome:
    """Return what becomes of the spec: it is its owner's, and changes only with its format."""
    before = at.read(SPEC)
    same = before is not None and before.removeprefix(b"\xef\xbb\xbf") == text.encode()
    after = before if same else text.encode()
    return Outcome(SPEC, "same" if same else "change", before, after, record.digest(after or b""))
