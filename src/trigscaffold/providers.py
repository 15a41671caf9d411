"""Where Terraform takes providers from, and the environment of a run.

Terraform reads a configuration file of our own, unless the user's says where providers
come from: they are taken from a local mirror that holds ``hashicorp/aws``, and from the
registry when there is none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from trigscaffold.errors import UserError

MIRROR_VARIABLE = "TRIGSCAFFOLD_PROVIDER_MIRROR"
NAMESPACE = "registry.terraform.io/hashicorp"
LAST_RESORT = Path("/opt")
# These would send a run elsewhere, or put words into it that a user meant for another folder.
NOT_INHERITED = ("TF_DATA_DIR", "TF_WORKSPACE", "TF_CLI_ARGS", "TF_LOG")


def mirror() -> Path | None:
    """Return the folder that providers are taken from, or None for the registry.

    Raises:
        UserError: TRIGSCAFFOLD_PROVIDER_MIRROR names a folder without hashicorp/aws.
    """
    wanted = os.environ.get(MIRROR_VARIABLE)
    if wanted:
        if not holds_provider(Path(wanted)):
            raise UserError(f"{MIRROR_VARIABLE} is {wanted}, which holds no {NAMESPACE}/aws")
        return Path(wanted).absolute()
    folders = implied_mirrors(sys.platform, os.environ, Path.home()) + subfolders(LAST_RESORT)
    return next((folder.absolute() for folder in folders if holds_provider(folder)), None)


def implied_mirrors(platform: str, environ: Mapping[str, str], home: Path) -> list[Path]:
    """Return the folders that Terraform itself looks in, in its order.

    Source: https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
    """
    here = Path("terraform.d/plugins")
    if platform == "win32":
        roaming = Path(environ.get("APPDATA") or home / "AppData/Roaming")
        return [here, roaming / "terraform.d/plugins", roaming / "HashiCorp/Terraform/plugins"]
    own = [here, home / ".terraform.d/plugins"]
    if platform == "darwin":
        support = Path("Library/Application Support/io.terraform/plugins")
        return [*own, home / support, Path("/") / support]
    data = environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    shared = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return own + [Path(folder) / "terraform/plugins" for folder in [data, *shared.split(":")] if folder]


def subfolders(folder: Path) -> list[Path]:
    """Return the folders directly in *folder*, sorted; none when it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def holds_provider(folder: Path) -> bool:
    """Tell whether *folder* is a mirror with hashicorp/aws in it."""
    return (folder / NAMESPACE / "aws").is_dir()


def run_environment() -> dict[str, str]:
    """Return this process's environment without what would change a run from outside it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(NOT_INHERITED)}
    cache = env.get("TF_PLUGIN_CACHE_DIR")
    if cache and not Path(cache).is_dir():
        del env["TF_PLUGIN_CACHE_DIR"]  # Terraform refuses to start with one that is missing
    return env | {"TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1"}


def environment(folder: Path) -> dict[str, str]:
    """Return the environment for a run, and write the configuration file it names into *folder*.

    A configuration file of the user's that says where providers come from stays in force,
    unless TRIGSCAFFOLD_PROVIDER_MIRROR is set.
    """
    env = run_environment()
    if MIRROR_VARIABLE in os.environ or not user_chose_providers():
        file = folder / "cli.tfrc"
        file.write_text(cli_config(mirror()), encoding="utf-8")
        env["TF_CLI_CONFIG_FILE"] = str(file.absolute())
    return env


def user_chose_providers() -> bool:
    """Tell whether the user's own CLI configuration has a ``provider_installation`` block."""
    named = os.environ.get("TF_CLI_CONFIG_FILE")
    roaming = Path(os.environ.get("APPDATA") or Path.home())
    usual = [Path.home() / ".terraformrc", Path.home() / ".tofurc", roaming / "terraform.rc", roaming / "tofu.rc"]
    files = [Path(named)] if named else usual
    return any("provider_installation" in file.read_text(encoding="utf-8") for file in files if file.is_file())


def cli_config(providers: Path | None) -> str:
    """Return a CLI configuration that takes from *providers* what it holds, and the rest from the registry."""
    if providers is None:
        return ""
    held = json.dumps([f"{NAMESPACE}/{folder.name}" for folder in subfolders(providers / NAMESPACE)])
    return (
        "provider_installation {\n"
        f"  filesystem_mirror {{\n    path    = {json.dumps(providers.as_posix())}\n    include = {held}\n  }}\n"
        f"  direct {{\n    exclude = {held}\n  }}\n"
        "}\n"
    )
