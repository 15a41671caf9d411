"""What the tests do with Terraform: many golden modules under one root or a few, against an emulator or offline."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, NamedTuple, TypeVar

import boto3

from trigscaffold.providers import environment
from trigscaffold.terraform import Diagnostic, Terraform

PARALLELISM = 250  # most of them wait: a queue takes 25 s
APPLY_TIMEOUT_S = 1200
DIFFERS = 2  # what `plan -detailed-exitcode` ends with when it would change something
STATE_VERSION = 4
NOT_COPIED = shutil.ignore_patterns(".terraform*", "*.tftest.hcl", "__pycache__", "node_modules", "build")
EXAMPLE = "examples/basic/main.tf"
T = TypeVar("T")

# What there is one of in an account, with the argument that waits for it: the first example alone sets it.
ONCE = (
    re.compile(
        r"\n# The role by which API Gateway writes logs\..*"
        r"|\n\n  # Without the account's role [^\n]*\n  depends_on = \[aws_api_gateway_account\.this\]",
        re.DOTALL,
    ),
    re.compile(r"\n# The rule set by which SES takes mail\..*", re.DOTALL),
)

# Terraform starts a process for each provider configuration, a second of work each time; the provider creates one
# function at a time, five seconds each, in one process.  With more than one a root the modules are dealt out to them.
PROCESSES = 2

# Each root starts Terraform and the provider anew for each command, 9 s of work; a second root overlaps their waiting.
ROOTS = 2

# An example that is handed its providers, as a module of a root.
HANDED = """\
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
      configuration_aliases = [%s]
    }
  }
}
"""
ROOT = """\
terraform {
  required_version = ">= 1.7"

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
"""
# A state in a file is written whole, and waited for, after each resource: half of the work of a large root.  One in a
# bucket is kept in memory and written at the end.
# Source: https://developer.hashicorp.com/terraform/language/backend/s3
STATES = "states-of-terraform"
BACKEND = """\
terraform {{
  backend "s3" {{
    bucket                      = "{bucket}"
    key                         = "{key}.tfstate"
    region                      = "us-east-1"
    access_key                  = "test"
    secret_key                  = "test"
    use_path_style              = true
    skip_credentials_validation = true
    skip_metadata_api_check     = true
    skip_requesting_account_id  = true
  }}
}}
"""
# What Terraform says when the emulator, on a busy machine, drops a connection.
DROPPED = ("use of closed network connection", "connection reset by peer", "unexpected EOF", "i/o timeout")
# With the provider's own 25 retries a call that the emulator lacks is repeated for minutes; a few get over a
# connection that a busy emulator drops.
PROVIDER = """
provider "aws" {{
  alias                       = "{alias}"
  region                      = "{region}"
  access_key                  = "test"
  secret_key                  = "test"
  max_retries                 = 4
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = {offline}
}}
"""


class Change(NamedTuple):
    """What a plan would do to one resource.  *attributes*: those whose value would change."""

    address: str
    type: str
    actions: tuple[str, ...]
    attributes: tuple[str, ...]


class Resource(NamedTuple):
    """One resource in the state."""

    address: str
    type: str
    values: Mapping[str, Any]


def label(golden: Path) -> str:
    """Return the name of a golden in a root, such as ``sqs_standard-jobs``."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", f"{golden.parent.name}-{golden.name}")


def package(module: Path) -> None:
    """Write ``build/function.zip`` as `make package` would, without dependencies."""
    zipped = module / "build" / "function.zip"
    zipped.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(zipped, "w") as archive:
        for file in sorted(path for path in (module / "src").rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(module / "src"))


def provider_regions(golden: Path) -> dict[str, str]:
    """Return the Region of each provider configuration of the golden's example, by its alias; the main one has none."""
    text = (golden / EXAMPLE).with_name("terraform.tf").read_text(encoding="utf-8")
    blocks = re.findall(r'^provider "aws" \{$(.*?)^\}$', text, re.MULTILINE | re.DOTALL)
    fields = [dict(re.findall(r'(alias|region)\s*=\s*"([^"]+)"', block)) for block in blocks]
    return {field.get("alias", ""): field["region"] for field in fields}


def example_text(golden: Path) -> str:
    """Return the golden's example."""
    return (golden / EXAMPLE).read_text(encoding="utf-8")


def examples_of_one_account(goldens: Iterable[Path]) -> dict[Path, str]:
    """Return the goldens' examples, without what they say to leave out where it is set already, save in the first."""
    texts = {golden: example_text(golden) for golden in goldens}
    for once in ONCE:
        alike = [golden for golden, text in texts.items() if once.search(text)]
        texts |= {golden: once.sub("", texts[golden]) for golden in alike[1:]}
    return texts


def copy_golden(golden: Path, into: Path, text: str, aliases: Iterable[str]) -> None:
    """Copy *golden* to *into* so that its example, as in *text*, is a module that is handed its providers."""
    shutil.copytree(golden, into, ignore=NOT_COPIED)
    package(into)
    (into / EXAMPLE).write_text(text, encoding="utf-8")
    handed = HANDED % ", ".join(f"aws.{name}" for name in sorted(aliases))
    (into / EXAMPLE).with_name("terraform.tf").write_text(handed, encoding="utf-8")


def module_block(name: str, main: str, aliases: Iterable[str]) -> str:
    """Return the call of one golden's example, which is handed the provider *main* and its further ones."""
    handed = "".join(f"    aws.{alias} = aws.{alias}\n" for alias in sorted(aliases))
    providers = f"  providers = {{\n    aws = aws.{main}\n{handed}  }}\n"
    return f'module "{name}" {{\n  source = "./modules/{name}/examples/basic"\n\n{providers}}}\n'


def compose_root(
    chosen: list[Path],
    into: Path,
    *,
    offline: bool = False,
    examples: Mapping[Path, str] | None = None,
) -> dict[str, Path]:
    """Write one Terraform root that calls every chosen golden's example; return name to module.

    *offline*: plans without asking for the account, so that no endpoint is needed.
    *examples*: what is written as a golden's example instead.
    """
    modules = {label(golden): into / "modules" / label(golden) for golden in chosen}
    regions: dict[str, str] = {}
    calls = []
    for number, golden in enumerate(chosen):
        aliases = provider_regions(golden)
        region = aliases.pop("")
        main = f"{region}_{number % PROCESSES}".replace("-", "_")
        regions |= {main: region, **aliases}
        text = example_text(golden) if examples is None else examples[golden]
        copy_golden(golden, modules[label(golden)], text, aliases)
        calls.append(module_block(label(golden), main, aliases))
    skip = str(offline).lower()
    blocks = [PROVIDER.format(alias=alias, region=region, offline=skip) for alias, region in regions.items()]
    (into / "main.tf").write_text("\n".join(calls))
    (into / "providers.tf").write_text("".join([ROOT, *blocks]))
    return modules


def offline_environment(folder: Path, endpoint: str | None = None) -> dict[str, str]:
    """Return an environment without this machine's AWS settings; *endpoint* is the emulator's."""
    env = {name: value for name, value in environment(folder).items() if not name.startswith("AWS_")}
    env["AWS_EC2_METADATA_DISABLED"] = "true"
    return env | ({"AWS_ENDPOINT_URL": endpoint} if endpoint else {})


@dataclass(frozen=True, slots=True)
class Root:
    """A Terraform root in *folder*, run with *binary*, against *endpoint* when there is one.

    *states*: its state is kept in that bucket there.
    """

    folder: Path
    binary: Path
    endpoint: str | None = None
    states: str = ""

    def terraform(self) -> Terraform:
        return Terraform(self.folder, self.binary, offline_environment(self.folder, self.endpoint))

    def run(self, *arguments: str) -> str:
        """Return what it printed; fail with Terraform's words."""
        return self._done(*arguments).stdout

    def _done(self, *arguments: str, good: tuple[int, ...] = (0,)) -> CompletedProcess[str]:
        done = self.terraform().run(*arguments, timeout_s=APPLY_TIMEOUT_S)
        assert done.returncode in good, f"terraform {arguments[0]} failed\n{done.stderr or done.stdout}"
        return done

    def init(self) -> None:
        if self.states:
            backend = BACKEND.format(bucket=self.states, key=self.folder.name)
            (self.folder / "backend.tf").write_text(backend, encoding="utf-8")
            self.run("init", "-input=false", "-no-color")
        else:
            self.terraform().init()

    def validate(self) -> list[Diagnostic]:
        return self.terraform().validate()

    def apply(self) -> None:
        command = ("apply", "-auto-approve", "-no-color", f"-parallelism={PARALLELISM}")
        try:
            self.run(*command)
        except AssertionError as failed:
            if not any(word in str(failed) for word in DROPPED):
                raise
            self.run(*command)  # goes on where the connection was lost

    def destroy(self) -> None:
        """Remove what is in the state, which has been compared with what there is by then.

        What a module protects from that is given free first, as its owner would have to.
        """
        for file in self.folder.glob("modules/**/*.tf"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("prevent_destroy = true", "prevent_destroy = false"), encoding="utf-8")
        self.run("destroy", "-auto-approve", "-no-color", "-refresh=false", f"-parallelism={PARALLELISM}")

    def plan(self) -> dict[str, Any]:
        """Return the plan as ``show -json`` gives it."""
        self._planned()
        return self.shown("plan.bin")

    def _planned(self) -> bool:
        """Plan; return whether that would change anything.

        Source: https://developer.hashicorp.com/terraform/cli/commands/plan, ``-detailed-exitcode``
        """
        command = ("plan", "-out=plan.bin", "-detailed-exitcode", "-no-color", f"-parallelism={PARALLELISM}")
        return self._done(*command, good=(0, DIFFERS)).returncode == DIFFERS

    def plan_changes(self) -> list[Change]:
        """Return what another apply would change, without what only follows from another change."""
        if not self._planned():
            return []
        entries = [e for e in self.shown("plan.bin").get("resource_changes", []) if e["mode"] == "managed"]
        changes = [change(entry) for entry in entries if entry["change"]["actions"] != ["no-op"]]
        return [found for found in changes if found.attributes or found.actions != ("update",)]

    def shown(self, *file: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.run("show", "-json", *file))
        return document

    def resources(self) -> list[Resource]:
        """Return every managed resource in the state.

        It is read as it is written: ``show`` starts the provider to learn its schema, which takes seconds in each root.
        """
        state = json.loads(self.run("state", "pull"))
        assert state["version"] == STATE_VERSION, "Terraform writes another format of state: read it anew"
        managed = [entry for entry in state["resources"] if entry["mode"] == "managed"]
        return [
            Resource(address(entry, instance), entry["type"], instance["attributes"])
            for entry in managed
            for instance in entry["instances"]
        ]


@dataclass(frozen=True, slots=True)
class Roots:
    """Several roots, run at the same time.  *modules*: the folder of each module by its name."""

    roots: tuple[Root, ...]
    modules: Mapping[str, Path]

    @classmethod
    def composed(cls, examples: Mapping[Path, str], into: Path, binary: Path, endpoint: str) -> Roots:
        """Deal the goldens out to several roots, with these examples."""
        boto3.client(
            "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
        ).create_bucket(Bucket=STATES)
        goldens = list(examples)
        modules: dict[str, Path] = {}
        roots = []
        for number in range(ROOTS):
            folder = into / str(number)
            folder.mkdir()
            modules |= compose_root(goldens[number::ROOTS], folder, examples=examples)
            roots.append(Root(folder, binary, endpoint, STATES))
        return cls(tuple(roots), modules)

    def each(self, what: Callable[[Root], T]) -> list[T]:
        """Return what comes of it in each root."""
        with ThreadPoolExecutor(len(self.roots)) as at_once:
            return list(at_once.map(what, self.roots))

    def create(self) -> None:
        self.each(Root.init)
        self.each(Root.apply)

    def destroy(self) -> None:
        self.each(Root.destroy)

    def plan_changes(self) -> list[Change]:
        return [change for changes in self.each(Root.plan_changes) for change in changes]

    def resources(self) -> list[Resource]:
        return [resource for resources in self.each(Root.resources) for resource in resources]


def address(entry: Mapping[str, Any], instance: Mapping[str, Any]) -> str:
    """Return the address of one instance of a resource in a state file."""
    parts = [entry["module"]] if "module" in entry else []
    index = f"[{json.dumps(instance['index_key'])}]" if "index_key" in instance else ""
    return ".".join([*parts, entry["type"], entry["name"]]) + index


def change(entry: Mapping[str, Any]) -> Change:
    """Read one entry of ``resource_changes``.

    Attributes known only after apply are left out: they follow from another change, such as a
    document that is read again when a resource it names would change.
    """
    before, after = entry["change"]["before"] or {}, entry["change"]["after"] or {}
    unknown = {name for name, value in entry["change"]["after_unknown"].items() if value is True}
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - unknown
    return Change(entry["address"], entry["type"], tuple(entry["change"]["actions"]), tuple(sorted(changed)))
