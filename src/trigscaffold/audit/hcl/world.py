"""One root with everything that it calls: where a reference leads, and what is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from trigscaffold.audit.call import Call, Expanded
from trigscaffold.audit.defaults import DEFAULTS
from trigscaffold.audit.hcl import steps
from trigscaffold.audit.hcl.limits import Limits
from trigscaffold.audit.hcl.module import Module
from trigscaffold.audit.hcl.reading import Files
from trigscaffold.audit.hcl.source import Declared
from trigscaffold.audit.hcl.values import Failed, either, listed, mapped
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.sameness import unsettled
from trigscaffold.audit.value import Linear, Ref, Value

Expand = Callable[[Call], Expanded | None]


@dataclass(slots=True, eq=False)
class World:
    """What belongs to one root.

    Args:
        files: Reads folders and files.
        root: The root's folder.
        variables: What variable files give the root's variables.
        expand: Understands the call of a module that is not a local folder.
    """

    files: Files
    root: str
    variables: Mapping[str, Value]
    expand: Expand
    limits: Limits = field(default_factory=Limits)
    owners: dict[str, tuple[Module, Declared]] = field(default_factory=dict)
    modules: list[Module] = field(default_factory=list)
    made: dict[str, list[Resource]] = field(default_factory=dict)

    def enter(self, module: Module) -> Module:
        """Make what *module* declares known by its addresses."""
        self.modules.append(module)
        for base, declared in module.source.resources.items():
            self.owners.setdefault(f"{module.prefix}{base}", (module, declared))
        return module

    def attribute(self, ref: Ref, name: str) -> Value:
        """Return an attribute of the resource *ref*: what is written there, and a reference to it always."""
        found = self._written(ref, name)
        to = Ref(ref.address, name, ref.key)
        key = f"[{ref.key!r}]" if isinstance(ref.key, int) else f'["{ref.key}"]' if ref.key is not None else ""
        text = f"{ref.address}{key}.{name}"
        if isinstance(found, Failed) or found is None or (found.known and found.data is None):
            return Value(refs=(to,), why=text, given=True, linear=Linear(text))
        given = found.given or not found.known
        return replace(found, refs=tuple(dict.fromkeys((to, *found.refs))), given=given, why=found.why or text)

    def _written(self, ref: Ref, name: str) -> Value | None:
        owner = self.owners.get(ref.address)
        if owner is not None:
            if (ref.type, name) == ("template_file", "rendered"):
                return owner[0].rendered(owner[1], ref.key)
            written = owner[0].argument(owner[1], ref.key, name)
            if (ref.type, name) == ("local_file", "content") and written is None:
                return self._content(ref)
            default = DEFAULTS.get(ref.type, {}).get(name)
            return Value(default) if written is None and default is not None else written
        made = [one for one in self.made.get(ref.address, ()) if ref.key is None or one.key == ref.key]
        return made[0].body.arguments.get(name) if made else None

    def _content(self, ref: Ref) -> Value | None:
        """Return what the data source reads; what is made before it may write that file anew."""
        module, declared = self.owners[ref.address]
        name = module.argument(declared, ref.key, "filename")
        if name is None or name.refs or "depends_on" in declared.block.arguments:
            return None
        text = self.read(Path(name.text)) if name.text else None
        return None if text is None else Value(text)

    def instance(self, ref: Ref, key: str | int | None) -> Value:
        """Return the instance of the resource *ref* that *key* names; None where it is not known which."""
        owner = self.owners.get(ref.address)
        if owner is not None and key is not None:
            found = owner[0].instances(owner[1])
            if not unsettled(key) and not any(one.many or one.key == key or unsettled(one.key) for one in found):
                return Failed(why=f"{ref.address}[{key}]")
            if unsettled(key) and not any(one.key == key for one in found):
                key = None
        text = ref.address if key is None else f"{ref.address}[{key!r}]"
        return Value(refs=(Ref(ref.address, "", key),), why=text, given=True, linear=Linear(text))

    def single(self, ref: Ref) -> bool:
        """Tell whether *ref* names one resource: it has no ``count`` and no ``for_each``, or its key is known."""
        owner = self.owners.get(ref.address)
        if owner is None or ref.key is not None:
            return True
        return not {"count", "for_each"} & owner[1].block.arguments.keys()

    def spread_out(self, value: Value) -> Value:
        """Return the instances of a resource as the list or object that Terraform has for them."""
        ref = steps.whole(value)
        if ref is None or self.single(ref):
            return value
        module, declared = self.owners[ref.address]
        found = module.instances(declared)
        if any(one.many for one in found):
            return value
        if "count" in declared.block.arguments:
            made = listed(self.instance(ref, one.key) for one in found)
            none = listed(())
        else:
            made = mapped((str(one.key), self.instance(ref, one.key)) for one in found)
            none = mapped(())
        doubt = next((one.exists for one in found if one.exists.data is not True), None)
        return either((made, none), doubt.decides, doubt) if doubt is not None else made

    def doubt(self, value: Value, module: Module) -> Value | None:
        """Return what decides whether what *value*, used in *module*, refers to is made; None where it surely is."""
        for ref in value.all_refs():
            owner = self.owners.get(ref.address)
            if owner is None:
                continue
            within, declared = owner
            exists = within.instance(declared, ref.key).exists
            if exists.data is not True:
                return exists
            if within.exists.data is not True and not module.prefix.startswith(within.prefix):
                return within.exists
        return None

    def listed(self, folder: Path, pattern: str) -> tuple[str, ...]:
        """Return the files below *folder* that match *pattern*, seen from it; as `read` finds them."""
        found = self.files.listed(folder, pattern)
        return found if found or folder.is_absolute() else self.files.listed(Path(self.root) / folder, pattern)

    def read(self, path: Path) -> str | None:
        """Return the text of a file of the checked tree; a path that is not absolute may begin at the root."""
        found = self.files.text(path)
        return found if found is not None or path.is_absolute() else self.files.text(Path(self.root) / path)
