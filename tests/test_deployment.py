"""Compose, Kubernetes and systemd: sound by their own schemas, and they fit image and bot."""

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import kubernetes_validate  # type: ignore[import-untyped]  # it has no type hints
import pytest
import yaml

from bot.settings import Settings
from tests.image import ROOT, find_step

KUBERNETES = ROOT / "deploy/kubernetes"
UNIT = ROOT / "deploy/systemd/mlteam.service"
LONGEST_STOP = 10
"""Seconds in which the bot finishes what it began."""
NOT_IN_THE_CLUSTER = {"kustomization.yaml", "secret.example.yaml"}


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def seconds(text: str) -> int:
    return int(text.removesuffix("s"))


def settings_of(environ: Mapping[str, str]) -> Settings:
    """As the bot reads them when somebody has filled in .env.example for a checkout."""
    example = (ROOT / ".env.example").read_text("utf-8").splitlines()
    lines = [line for line in example if "=" in line and not line.startswith("#")]
    return Settings.from_environ({**dict(line.split("=", 1) for line in lines), **environ})


def is_ready_for_a_container(settings: Settings) -> bool:
    return (
        settings.host == "0.0.0.0"  # noqa: S104 -- nobody reaches 127.0.0.1 of a container
        and settings.port == int(find_step("EXPOSE").rest)
        and settings.database_url == "sqlite:////data/mlteam.db"
        and settings.log_format == "json"
    )


# Docker Compose


@pytest.fixture
def compose() -> dict[str, Any]:
    service: dict[str, Any] = load(ROOT / "compose.yml")["services"]["mlteam"]
    return service


def check_compose(path: Path) -> int:
    run = subprocess.run(  # noqa: S603
        [
            *(sys.executable, "-m", "check_jsonschema", "--no-cache"),
            *("--builtin-schema", "vendor.compose-spec", path),
        ],
        capture_output=True,
        timeout=60,
        check=False,
    )
    return run.returncode


def test_the_compose_file_is_sound() -> None:
    assert check_compose(ROOT / "compose.yml") == 0


def test_a_slip_in_a_compose_file_would_be_seen(tmp_path: Path) -> None:
    text = (ROOT / "compose.yml").read_text("utf-8").replace("read_only:", "readonly:")
    (tmp_path / "compose.yml").write_text(text, "utf-8")
    assert check_compose(tmp_path / "compose.yml") == 1


def test_compose_gives_the_container_no_right_that_it_does_not_need(
    compose: dict[str, Any],
) -> None:
    assert compose["read_only"] is True
    assert compose["cap_drop"] == ["ALL"]
    assert compose["security_opt"] == ["no-new-privileges:true"]
    assert compose["user"] == find_step("USER").rest
    assert all(port.startswith("127.0.0.1:") for port in compose["ports"])


def test_in_compose_the_database_outlives_the_container(compose: dict[str, Any]) -> None:
    assert compose["volumes"] == [f"data:{find_step('VOLUME').words()[0]}"]
    assert "data" in load(ROOT / "compose.yml")["volumes"]
    assert compose["restart"] == "unless-stopped"


def test_compose_checks_the_health_as_the_image_does(compose: dict[str, Any]) -> None:
    assert compose["healthcheck"]["test"] == ["CMD", *find_step("HEALTHCHECK").words()]


def test_compose_waits_until_the_bot_has_finished(compose: dict[str, Any]) -> None:
    assert seconds(compose["stop_grace_period"]) > LONGEST_STOP


def test_what_env_says_for_a_checkout_does_not_count_in_compose(compose: dict[str, Any]) -> None:
    assert is_ready_for_a_container(settings_of(compose["environment"]))


# Kubernetes


@pytest.mark.parametrize("version", ["1.29", kubernetes_validate.latest_version()])
@pytest.mark.parametrize("path", sorted(KUBERNETES.glob("*.yaml")), ids=lambda path: path.name)
def test_every_manifest_is_sound(path: Path, version: str) -> None:
    if path.name != "kustomization.yaml":  # is none of Kubernetes' own kinds
        kubernetes_validate.validate(load(path), version, strict=True)


def test_a_slip_in_a_manifest_would_be_seen() -> None:
    broken = load(KUBERNETES / "deployment.yaml")
    broken["spec"]["template"]["spec"]["securityContex"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(broken, "1.30", strict=True)


def test_kustomize_takes_every_manifest_but_the_example_of_a_secret() -> None:
    there = {path.name for path in KUBERNETES.glob("*.yaml")} - NOT_IN_THE_CLUSTER
    assert set(load(KUBERNETES / "kustomization.yaml")["resources"]) == there


@pytest.fixture
def deployment() -> dict[str, Any]:
    spec: dict[str, Any] = load(KUBERNETES / "deployment.yaml")["spec"]
    return spec


@pytest.fixture
def pod(deployment: dict[str, Any]) -> dict[str, Any]:
    spec: dict[str, Any] = deployment["template"]["spec"]
    return spec


@pytest.fixture
def container(pod: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = pod["containers"][0]
    return found


def test_the_service_and_the_policy_find_the_pod(deployment: dict[str, Any]) -> None:
    labels = deployment["template"]["metadata"]["labels"]
    assert deployment["selector"] == {"matchLabels": labels}
    assert load(KUBERNETES / "service.yaml")["spec"]["selector"] == labels
    policy = load(KUBERNETES / "networkpolicy.yaml")["spec"]
    assert policy["podSelector"] == {"matchLabels": labels}


def test_there_is_never_more_than_one_bot_for_a_database(deployment: dict[str, Any]) -> None:
    assert deployment["replicas"] == 1
    assert deployment["strategy"] == {"type": "Recreate"}


def test_the_pod_meets_the_restricted_standard(
    pod: dict[str, Any], container: dict[str, Any]
) -> None:
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def test_the_pod_runs_as_the_image_s_user_and_may_write_its_volume(pod: dict[str, Any]) -> None:
    user, group = map(int, find_step("USER").rest.split(":"))
    context = pod["securityContext"]
    assert (context["runAsUser"], context["runAsGroup"], context["fsGroup"]) == (user, group, group)


def test_the_pod_mounts_what_the_bot_writes(pod: dict[str, Any], container: dict[str, Any]) -> None:
    mounts = {mount["mountPath"]: mount["name"] for mount in container["volumeMounts"]}
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    claim = volumes[mounts[find_step("VOLUME").words()[0]]]["persistentVolumeClaim"]
    assert claim["claimName"] == load(KUBERNETES / "volume.yaml")["metadata"]["name"]
    assert "emptyDir" in volumes[mounts["/tmp"]]  # noqa: S108 -- of the container


def test_what_env_says_for_a_checkout_does_not_count_in_the_pod(
    container: dict[str, Any],
) -> None:
    environ = {variable["name"]: variable["value"] for variable in container["env"]}
    assert is_ready_for_a_container(settings_of(environ))
    assert container["ports"][0]["containerPort"] == int(environ["PORT"])


def test_the_pod_is_asked_where_the_bot_answers(container: dict[str, Any]) -> None:
    probes = {name: container[name]["httpGet"] for name in container if name.endswith("Probe")}
    assert probes == {
        "startupProbe": {"path": "/healthz", "port": "http"},
        "livenessProbe": {"path": "/healthz", "port": "http"},
        "readinessProbe": {"path": "/readyz", "port": "http"},
    }


def test_kubernetes_waits_until_the_bot_has_finished(pod: dict[str, Any]) -> None:
    assert pod["terminationGracePeriodSeconds"] > LONGEST_STOP


def test_from_outside_only_slack_s_addresses_are_reached() -> None:
    rules = load(KUBERNETES / "ingress.yaml")["spec"]["rules"]
    assert [path["path"] for rule in rules for path in rule["http"]["paths"]] == ["/slack/"]


def test_the_example_of_a_secret_holds_none_and_names_what_exists() -> None:
    example = load(KUBERNETES / "secret.example.yaml")
    named = example["stringData"]
    assert {value for name, value in named.items() if name != "MLTEAM_PUBLIC_URL"} == {""}
    known = (ROOT / ".env.example").read_text("utf-8")
    assert [name for name in named if f"\n{name}=" not in known] == []


# systemd


@pytest.fixture
def unit() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in UNIT.read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found[name].append(value)
    return found


def test_the_unit_s_settings_are_sound(unit: dict[str, list[str]]) -> None:
    environ = dict(one.split("=", 1) for one in unit["Environment"])
    settings = Settings.from_environ(environ)
    state = unit["StateDirectory"][0]
    assert settings.database_url == f"sqlite:////var/lib/{state}/mlteam.db"
    assert environ["MPLCONFIGDIR"] == f"/var/cache/{unit['CacheDirectory'][0]}"


def test_systemd_waits_until_the_bot_has_finished(unit: dict[str, list[str]]) -> None:
    assert int(unit["TimeoutStopSec"][0]) > LONGEST_STOP
    assert unit["KillMode"] == ["mixed"], "gunicorn itself tells its workers to stop"


def test_the_unit_writes_nowhere_else_and_has_no_rights(unit: dict[str, list[str]]) -> None:
    assert unit["DynamicUser"] == ["yes"]
    assert unit["ProtectSystem"] == ["strict"]
    assert unit["NoNewPrivileges"] == ["yes"]
    assert unit["CapabilityBoundingSet"] == [""]
    assert "ReadWritePaths" not in unit


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_the_unit_and_finds_it_safe(tmp_path: Path) -> None:
    installed = tmp_path / "mlteam.service"
    # It looks whether the program is there.
    text = UNIT.read_text("utf-8").replace(
        "ExecStart=/opt/mlteam/bin/mlteam", "ExecStart=/bin/true"
    )
    installed.write_text(text, "utf-8")
    for check in (["verify", "--man=no"], ["security", "--offline=true", "--threshold=15"]):
        run = subprocess.run(  # noqa: S603
            ["systemd-analyze", *check, installed],  # noqa: S607 -- where the system has it
            capture_output=True,
            env={**os.environ, "SYSTEMD_PAGER": "cat"},
            text=True,
            timeout=60,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        assert "Unknown" not in run.stderr
