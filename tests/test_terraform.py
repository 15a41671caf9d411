"""Which Terraform runs, where its providers come from, and how its words reach a user."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from trigscaffold import providers, terraform
from trigscaffold.errors import TERRAFORM_REFUSED, Problem, UserError

CLEAN = '{"format_version": "1.0", "valid": true, "diagnostics": []}'
MISTAKE = {
    "severity": "error",
    "summary": "Unsupported argument",
    "detail": 'An argument named "nom"\nis not expected here.',
    "range": {"filename": "../../main.tf", "start": {"line": 3, "column": 1, "byte": 9}},
}
WARNING = {"severity": "warning", "summary": "Argument is deprecated", "detail": "Use another."}


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def fake_terraform(folder: Path, *, init: str = "exit 0", validate: str = CLEAN, fmt: str = "exit 0") -> Path:
    """A program that answers as told, and notes each verb with the folder it ran in."""
    return program(
        folder / "bin" / "terraform",
        f"""echo "$1 $PWD" >> {folder}/calls
case "$1" in
init) {init} ;;
validate) cat <<'JSON'
{validate}
JSON
;;
fmt) {fmt} ;;
esac""",
    )


def holding_aws(folder: Path) -> Path:
    (folder / "registry.terraform.io/hashicorp/aws/5.100.0").mkdir(parents=True)
    return folder


@pytest.fixture
def module(tmp_path: Path) -> Path:
    folder = tmp_path / "order-charge"
    (folder / "examples" / "basic").mkdir(parents=True)
    (folder / "main.tf").write_text("locals {}\n")
    return folder


@pytest.fixture(autouse=True)
def lonely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, on a machine without mirrors or settings."""
    for name in (providers.MIRROR_VARIABLE, terraform.BINARY_VARIABLE, "TF_CLI_CONFIG_FILE", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(providers, "LAST_RESORT", tmp_path / "opt")
    monkeypatch.chdir(home)
    return home


def use(monkeypatch: pytest.MonkeyPatch, binary: Path) -> None:
    monkeypatch.setenv(terraform.BINARY_VARIABLE, str(binary))


def refusal(folder: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        terraform.validate_module(folder)
    assert caught.value.exit_code == TERRAFORM_REFUSED
    return caught.value


def test_terraform_is_preferred_to_opentofu(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(lonely))
    tofu = program(lonely / "tofu", "exit 0")
    assert terraform.find() == tofu

    both = program(lonely / "terraform", "exit 0")
    assert terraform.find() == both


def test_without_either_there_is_none(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(lonely))

    assert terraform.find() is None


def test_a_variable_names_another_program(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, wanted := program(lonely / "tf" / "terraform-1.9", "exit 0"))

    assert terraform.find() == wanted


def test_a_variable_that_names_no_program_is_an_error(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, lonely / "missing")

    with pytest.raises(UserError, match=r"TRIGSCAFFOLD_TERRAFORM is .*missing, which is not a program"):
        terraform.find()


def test_the_version_is_read_from_its_json(lonely: Path) -> None:
    binary = program(lonely / "terraform", """echo '{"terraform_version": "1.11.4"}'""")

    assert terraform.version(binary) == "1.11.4"


def test_mirrors_on_linux_are_looked_for_as_terraform_documents() -> None:
    environ = {"XDG_DATA_DIRS": "/a:/b"}

    found = providers.implied_mirrors("linux", environ, Path("/home/me"))

    assert [str(path) for path in found] == [
        "terraform.d/plugins",
        "/home/me/.terraform.d/plugins",
        "/home/me/.local/share/terraform/plugins",
        "/a/terraform/plugins",
        "/b/terraform/plugins",
    ]


def test_without_data_folders_linux_has_its_usual_two() -> None:
    found = providers.implied_mirrors("linux", {"XDG_DATA_HOME": "/data"}, Path("/home/me"))

    assert [str(path) for path in found[2:]] == [
        "/data/terraform/plugins",
        "/usr/local/share/terraform/plugins",
        "/usr/share/terraform/plugins",
    ]


def test_mirrors_on_macos_and_windows_are_in_their_own_places() -> None:
    mac = providers.implied_mirrors("darwin", {}, Path("/Users/me"))
    windows = providers.implied_mirrors("win32", {"APPDATA": "/roaming"}, Path("/me"))

    assert Path("/Users/me/Library/Application Support/io.terraform/plugins") in mac
    assert Path("/Library/Application Support/io.terraform/plugins") in mac
    assert windows[1:] == [Path("/roaming/terraform.d/plugins"), Path("/roaming/HashiCorp/Terraform/plugins")]


def test_a_mirror_without_the_aws_provider_is_passed_over(lonely: Path) -> None:
    (lonely / ".terraform.d/plugins/registry.terraform.io/hashicorp/random").mkdir(parents=True)
    assert providers.mirror() is None

    held = holding_aws(lonely / "terraform/plugins")
    assert providers.mirror() == held


def test_the_last_place_looked_at_is_one_level_below_opt(lonely: Path, tmp_path: Path) -> None:
    held = holding_aws(tmp_path / "opt" / "mirror")
    assert providers.mirror() == held

    nearer = holding_aws(lonely / ".terraform.d/plugins")
    assert providers.mirror() == nearer


def test_the_variable_for_the_mirror_wins(lonely: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holding_aws(lonely / ".terraform.d/plugins")
    monkeypatch.setenv(providers.MIRROR_VARIABLE, str(wanted := holding_aws(tmp_path / "own")))

    assert providers.mirror() == wanted


def test_a_mirror_that_was_asked_for_has_to_hold_the_provider(lonely: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(providers.MIRROR_VARIABLE, str(lonely))

    with pytest.raises(UserError, match=r"holds no registry\.terraform\.io/hashicorp/aws"):
        providers.mirror()


def test_only_what_the_mirror_holds_is_taken_from_it(tmp_path: Path) -> None:
    text = providers.cli_config(holding_aws(tmp_path / 'a "quoted" folder'))

    assert 'include = ["registry.terraform.io/hashicorp/aws"]' in text
    assert 'exclude = ["registry.terraform.io/hashicorp/aws"]' in text
    assert json.dumps(str(tmp_path / 'a "quoted" folder')) in text


def test_without_a_mirror_the_registry_is_used(tmp_path: Path) -> None:
    env = providers.environment(tmp_path)

    assert Path(env["TF_CLI_CONFIG_FILE"]).read_text() == ""


def test_a_configured_file_that_is_missing_is_replaced(
    lonely: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(lonely / "missing.tfrc"))

    env = providers.environment(tmp_path)

    assert env["TF_CLI_CONFIG_FILE"] == str(tmp_path / "cli.tfrc")


def test_a_user_who_says_where_providers_come_from_is_heard(
    lonely: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lonely / ".terraformrc").write_text("provider_installation {\n  network_mirror {}\n}\n")
    assert "TF_CLI_CONFIG_FILE" not in providers.environment(tmp_path)

    monkeypatch.setenv(providers.MIRROR_VARIABLE, str(holding_aws(tmp_path / "own")))
    assert "TF_CLI_CONFIG_FILE" in providers.environment(tmp_path)


def test_a_run_asks_nothing_and_inherits_no_redirection(
    lonely: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TF_DATA_DIR", "TF_WORKSPACE", "TF_CLI_ARGS_init", "TF_LOG"):
        monkeypatch.setenv(name, "other")
    monkeypatch.setenv("TF_PLUGIN_CACHE_DIR", str(lonely / "missing"))

    env = providers.environment(tmp_path)

    assert {"TF_INPUT": "0", "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"}.items() <= env.items()
    assert not env.keys() & {"TF_DATA_DIR", "TF_WORKSPACE", "TF_CLI_ARGS_init", "TF_LOG", "TF_PLUGIN_CACHE_DIR"}


def test_a_plugin_cache_that_exists_is_kept(lonely: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TF_PLUGIN_CACHE_DIR", str(lonely))

    assert providers.environment(tmp_path)["TF_PLUGIN_CACHE_DIR"] == str(lonely)


def test_a_diagnostic_without_a_place_or_detail_is_read() -> None:
    text = json.dumps({"diagnostics": [{"severity": "error", "summary": "Missing provider"}]})

    (found,) = terraform.parse_diagnostics(text)

    assert (found.file, found.line, found.words) == ("", 0, "Missing provider")


def test_a_good_module_is_validated_alone_and_through_its_example(
    tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, fake_terraform(tmp_path))

    terraform.validate_module(module)

    calls = [line.split(maxsplit=1) for line in (tmp_path / "calls").read_text().splitlines()]
    assert [verb for verb, _ in calls] == ["init", "validate", "init", "validate", "fmt"]
    assert calls[2][1] == f"{calls[0][1]}/examples/basic"
    assert not Path(calls[0][1]).exists()
    assert str(tmp_path / "order-charge") not in [folder for _, folder in calls]


def test_a_module_that_is_handed_its_providers_is_validated_through_its_example_only(
    tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, fake_terraform(tmp_path))
    (module / "terraform.tf").write_text("# configuration_aliases = [aws.us_east_1]\n")

    terraform.validate_module(module)

    calls = (tmp_path / "calls").read_text().splitlines()
    assert [Path(line.split(maxsplit=1)[1]).name for line in calls[:2]] == ["basic", "basic"]


def test_an_error_names_file_and_line_as_the_module_does_once(
    tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = MISTAKE | {"range": {"filename": "main.tf", "start": {"line": 3}}}
    script = f"""case "$PWD" in
*/basic) printf %s '{json.dumps({"diagnostics": [MISTAKE, WARNING]})}' ;;
*) printf %s '{json.dumps({"diagnostics": [alone]})}' ;;
esac"""
    use(monkeypatch, program(tmp_path / "bin" / "terraform", f'[ "$1" = validate ] || exit 0\n{script}'))

    error = refusal(module)

    words = 'Unsupported argument: An argument named "nom" is not expected here.'
    assert error.problems == (Problem("main.tf:3", "", words),)
    assert str(module) in error.summary


def test_when_init_refuses_a_file_the_line_is_still_named(
    tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, fake_terraform(tmp_path, init="exit 1", validate=json.dumps({"diagnostics": [MISTAKE]})))

    assert "main.tf:3" in [problem.where for problem in refusal(module).problems]


def test_without_a_registry_the_hint_names_the_variable_for_a_mirror(
    tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "╷\n│ Error: Failed to query available provider packages\n│ \n│ could not connect to\n╵"
    use(monkeypatch, fake_terraform(tmp_path, init=f"echo '{words}' >&2; exit 1"))

    error = refusal(module)

    assert error.problems == (Problem("", "", "Failed to query available provider packages could not connect to"),)
    assert providers.MIRROR_VARIABLE in error.hint


def test_a_file_that_fmt_would_change_is_named(tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, fake_terraform(tmp_path, fmt='echo "$PWD/main.tf"; exit 3'))

    assert refusal(module).problems == (Problem("main.tf", "", "`terraform fmt` would change this file"),)


def test_a_program_that_prints_no_json_is_reported_in_its_own_words(
    tmp_path: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, fake_terraform(tmp_path, validate="panic: out of luck"))

    assert "panic: out of luck" in str(refusal(module))


def test_a_run_that_takes_too_long_is_stopped(lonely: Path) -> None:
    slow = terraform.Terraform(lonely, program(lonely / "terraform", "exec sleep 60"), dict(os.environ))

    with pytest.raises(UserError, match=r"terraform init was not done after 0\.2 s") as caught:
        slow.init(timeout_s=0.2)

    assert "registry" in caught.value.hint


def test_without_terraform_the_user_is_told_what_to_install(
    lonely: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(lonely))

    assert "Install Terraform or OpenTofu" in refusal(module).hint


def test_a_program_that_cannot_be_started_is_no_traceback(
    lonely: Path, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = program(lonely / "terraform", "exit 0")
    binary.write_text("#!/no/such/interpreter\n")
    use(monkeypatch, binary)

    assert "cannot be run" in refusal(module).summary
