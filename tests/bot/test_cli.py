"""The command line as people run it: in a process of its own."""

import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.advice.profile import TeamProfile
from playground.standin import StandIn
from storage.opening import open_store
from storage.values import ChannelKey
from tests.bot.rig import SECRET
from tests.bot.setting_up import walk_setup

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
PROFILE = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
    "models_in_production": 1,
    "months_to_production": 9,
    "hiring": "open",
    "open_positions": 2,
}


def environment(**settings: str) -> dict[str, str]:
    """Ours without settings of whoever runs the tests, with these."""
    ours = ("SLACK_", "MLTEAM_", "LOG_", "PORT", "HOST")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**clean, "PYTHONPATH": str(ROOT), **settings}


def mlteam(
    *arguments: str, cwd: Path, stdin: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env=environment(**settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_advise_prints_one_json_object_that_is_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "team.json").write_text(json.dumps(PROFILE))

    runs = [
        mlteam("advise", "team.json", "--format", "json", cwd=tmp_path, PYTHONHASHSEED=str(seed))
        for seed in (1, 2)
    ]

    assert [run.returncode for run in runs] == [0, 0]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["band"] == "medium"


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_advise_prints_for_people_too(tmp_path: Path, output: str) -> None:
    run = mlteam("advise", "-", "--format", output, cwd=tmp_path, stdin=json.dumps(PROFILE))

    assert run.returncode == 0
    assert "Hire a data engineer before the next data scientist." in run.stdout
    assert "https://dezzain.com" in run.stdout


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        ('{"headcount": {"data_scientis": 1}}', "did you mean data_scientist?"),
        ('{"compny_size": 5}', "did you mean company_size?"),
        ('{"headcount": {"data_scientist": -1}}', "headcount.data_scientist:"),
        ('{"company_size": 3, "headcount": {"ml_engineer": 5}}', "more than the company's 3"),
        ("[1, 2]", "write a JSON object"),
        ("{", "not JSON"),
        ("", "it is empty"),
        (" \n", "it is empty"),
    ],
)
def test_a_bad_profile_is_one_clear_sentence(tmp_path: Path, profile: str, sentence: str) -> None:
    run = mlteam("advise", "-", cwd=tmp_path, stdin=profile)

    assert run.returncode == 1
    assert run.stdout == ""
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.json", "No such file or directory"),
        (".", "Is a directory"),
        ("latin.json", "it is not UTF-8"),
    ],
)
def test_a_profile_that_can_not_be_read_is_named(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "latin.json").write_bytes(b"\xff")

    run = mlteam("advise", name, cwd=tmp_path)

    assert run.returncode == 1
    assert f"{name} can't be read ({reason})." in run.stderr


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_what_nobody_told_is_named(tmp_path: Path, output: str) -> None:
    told = json.dumps({"headcount": {"data_scientist": 1}})

    run = mlteam("advise", "-", "--format", output, cwd=tmp_path, stdin=told)

    assert run.stdout.startswith("Company size: medium (not told). Stage: prototype (assumed).\n")
    closing = run.stdout.rpartition("\n\n")[2].replace("\n", " ")
    assert closing.startswith("Nobody told, so assumed: ")
    assert "company size" in closing.partition("; unknown: ")[0]
    assert "business measure" in closing.partition("; unknown: ")[2]


def test_what_was_told_has_no_mark(tmp_path: Path) -> None:
    run = mlteam("advise", "-", cwd=tmp_path, stdin=json.dumps(PROFILE))

    assert run.stdout.startswith("Company size: medium. Stage: first_model.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["advise"],
        ["advise", "-", "--format", "xml"],
        ["serve", "--mode", "pigeon"],
        ["nudge"],
        ["nudge", "--once", "--now", "tomorrow"],
        ["nudge", "--once", "--now", "2026-11-23T09:00:00"],
    ],
)
def test_wrong_usage_ends_with_status_two(tmp_path: Path, arguments: list[str]) -> None:
    run = mlteam(*arguments, cwd=tmp_path, SLACK_BOT_TOKEN="xoxb-1")

    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_the_built_in_knowledge_is_sound(tmp_path: Path) -> None:
    run = mlteam("knowledge", "check", cwd=tmp_path)

    assert run.returncode == 0
    assert run.stdout.startswith("Sound: ")


def test_all_faults_of_a_knowledge_folder_are_named_at_once(tmp_path: Path) -> None:
    rules = tmp_path / "ours" / "rules"
    rules.mkdir(parents=True)
    (rules / "one.yml").write_text("id: one\nsevrity: high\n")
    (rules / "two.yml").write_text("id: two\n  broken: [\n")

    run = mlteam("knowledge", "check", "ours", cwd=tmp_path)

    assert run.returncode == 1
    assert "ours/rules/one.yml:2: sevrity" in run.stderr.replace(" sevrity:", " sevrity")
    assert "did you mean severity?" in run.stderr
    assert "ours/rules/two.yml:2" in run.stderr


@pytest.mark.parametrize("command", [["serve", "--mode", "http"], ["advise", "-"]])
def test_a_broken_knowledge_folder_stops_what_needs_it(tmp_path: Path, command: list[str]) -> None:
    broken = tmp_path / "ours" / "roles"
    broken.mkdir(parents=True)
    (broken / "one.yml").write_text("id: [")

    run = mlteam(
        *command,
        cwd=tmp_path,
        stdin="{}",
        MLTEAM_KNOWLEDGE="ours",
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_SIGNING_SECRET="s",
        MLTEAM_DATABASE_URL="memory:",
    )

    assert run.returncode == 1
    assert "ours/roles/one.yml:" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ("own-stack", "Rule: Home-made ML stack"),
        ("ml_engineer", "Role: ML engineer"),
        ("medium-1", "For\n  medium companies"),
        ("rand-2024", "Cited by\n  - role"),
        ("medium-platform", "Others would say"),
        ("data-people-in-staff", "never a target"),
        ("slow_months", "In conditions\n  threshold.slow_months"),
        ("threshold.slow_months", "Read by\n  - rule slow-to-production"),
        ("data_flow", "Data engineer (data_engineer)"),
        ("micro", "Employees\n  1 to 9"),
        ("data_readiness", "governed: Governed: tidy"),
        ("headcount.ml_lead", "people who work as ML leads"),
        ("headcount", "headcount.ml_lead"),
        ("scientists", "Sum of\n  - headcount.data_scientist"),
        ("language_models", "Follows from\n  workload"),
        ("unseen-tip", "Closing\n  One tip {rhythm}"),
    ],
)
def test_explain_prints_one_item_of_any_kind(tmp_path: Path, item: str, says: str) -> None:
    run = mlteam("knowledge", "explain", item, cwd=tmp_path)

    assert run.returncode == 0
    assert f"id: {item.removeprefix('threshold.')}" in run.stdout
    assert says.lower() in run.stdout.lower()


@pytest.mark.parametrize("words", ["DS", "data scientist", "Data Scientists", "scientist"])
def test_explain_finds_a_role_by_its_words(tmp_path: Path, words: str) -> None:
    run = mlteam("knowledge", "explain", words, cwd=tmp_path)

    assert run.returncode == 0
    assert "id: data_scientist" in run.stdout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("own-stak", "own-stack"),
        ("few-data-engineer", "few-data-engineers"),  # which is much like "data engineers" too
        ("slow_month", "slow_months"),
        ("language_model", "language_models"),
        ("rand-2025", "rand-2024"),
    ],
)
def test_explain_knows_what_was_meant(tmp_path: Path, typed: str, meant: str) -> None:
    run = mlteam("knowledge", "explain", typed, cwd=tmp_path)

    assert run.returncode == 1
    assert f"did you mean {meant}?" in run.stderr


def test_explain_says_so_where_nothing_is_near(tmp_path: Path) -> None:
    run = mlteam("knowledge", "explain", "qqqqqqqqqqq", cwd=tmp_path)

    assert run.returncode == 1
    assert run.stderr == "The knowledge base has no item called qqqqqqqqqqq.\n"


def test_the_manifest_is_printed_as_json(tmp_path: Path) -> None:
    run = mlteam("manifest", cwd=tmp_path)

    assert json.loads(run.stdout)["display_information"]["name"] == "mlteam"


def test_migrate_creates_the_database_and_can_be_repeated(tmp_path: Path) -> None:
    for _ in range(2):
        run = mlteam("db", "migrate", cwd=tmp_path, MLTEAM_DATABASE_URL="sqlite:///new.db")
        assert (run.returncode, run.stdout) == (0, "sqlite:///new.db is up to date.\n")

    assert (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET is missing"),
        ({"SLACK_BOT_TOKEN": "hunter2"}, "SLACK_BOT_TOKEN is no such token"),
        ({"PORT": "many"}, "PORT is no port"),
    ],
)
def test_a_missing_or_malformed_setting_stops_the_start(
    tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    run = mlteam("serve", "--mode", "http", cwd=tmp_path, **settings)

    assert run.returncode == 1
    assert run.stderr.startswith(named)
    assert run.stderr.count("\n") == 1
    assert "hunter2" not in run.stderr


def test_socket_mode_needs_the_app_token(tmp_path: Path) -> None:
    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, SLACK_BOT_TOKEN="xoxb-1")

    assert run.returncode == 1
    assert "SLACK_APP_TOKEN is missing" in run.stderr


@pytest.mark.parametrize(
    "url", ["mysql://me:hunter2@host/db", "sqlite://", "sqlite:///", "nonsense"]
)
def test_a_database_url_of_no_store_of_ours_is_explained(tmp_path: Path, url: str) -> None:
    run = mlteam("db", "migrate", cwd=tmp_path, MLTEAM_DATABASE_URL=url)

    assert run.returncode == 1
    assert "Write sqlite:///mlteam.db or memory: instead." in run.stderr
    assert "hunter2" not in run.stderr


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear reader, " * 100)

    run = mlteam("db", "migrate", cwd=tmp_path, MLTEAM_DATABASE_URL=f"sqlite:///{file}")

    assert run.returncode == 1
    assert "letter.db can't be used (file is not a database)" in run.stderr
    assert file.read_text() == "Dear reader, " * 100


@contextmanager
def without_privileges() -> Iterator[None]:
    """As a user who may not write everywhere: root may, so its privileges are laid down."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)  # nobody
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)


def test_a_read_only_database_is_explained_and_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    open_store(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    for parent in [tmp_path, *tmp_path.parents[:3]]:
        if parent.owner() == tmp_path.owner() and parent != Path("/tmp"):  # noqa: S108
            parent.chmod(parent.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    before = file.read_bytes()

    from storage.protocol import StorageError  # noqa: PLC0415

    with without_privileges(), pytest.raises(StorageError, match="that mlteam may write"):
        open_store(f"sqlite:///{file}")

    tmp_path.chmod(0o755)
    assert file.read_bytes() == before


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(signing_secret=SECRET) as standin:
        yield standin


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings_for(slack: StandIn, tmp_path: Path) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url.rstrip("/"),
        "MLTEAM_DATABASE_URL": f"sqlite:///{tmp_path}/served.db",
        "LOG_FORMAT": "json",
    }


@contextmanager
def serving(mode: str, tmp_path: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "bot", "serve", "--mode", mode],
            cwd=tmp_path,
            env=environment(**settings),
            stderr=log,
            text=True,
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0


def wait_for(url: str, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        assert process.poll() is None
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"{url} did not answer")


def test_http_mode_serves_commands_keeps_the_profile_and_stops_gracefully(
    slack: StandIn, tmp_path: Path
) -> None:
    port = free_port()
    settings = settings_for(slack, tmp_path)
    with serving("http", tmp_path, PORT=str(port), **settings) as process:
        wait_for(f"http://127.0.0.1:{port}/readyz", process)
        slack.connect_http(f"http://127.0.0.1:{port}/slack/events")
        roles = slack.command("ana", "#ml-team", "/mlteam roles")
        slack.command("ana", "#ml-team", "/mlteam setup")
        saved = walk_setup(slack, "ana", {"company_size": "180"})

    assert roles.shown is not None
    assert "Who does what" in roles.shown.text
    assert saved.errors == {}
    with sqlite3.connect(tmp_path / "served.db") as database:
        assert database.execute("select count(*) from profiles").fetchone() == (1,)
    database.close()
    log = (tmp_path / "log").read_text()
    assert slack.bot_token not in log
    assert SECRET not in log


def test_socket_mode_serves_commands_and_stops_gracefully(slack: StandIn, tmp_path: Path) -> None:
    with serving("socket", tmp_path, **settings_for(slack, tmp_path)):
        assert slack.wait_for_socket(timeout=20)
        answer = slack.command("ana", "#ml-team", "/mlteam roles")

    assert answer.shown is not None
    assert "Who does what" in answer.shown.text
    assert slack.app_token not in (tmp_path / "log").read_text()


def test_socket_mode_says_when_slack_refuses(slack: StandIn, tmp_path: Path) -> None:
    settings = {**settings_for(slack, tmp_path), "SLACK_APP_TOKEN": "xapp-wrong"}

    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, **settings)

    assert run.returncode == 1
    assert "Slack refused the connection (invalid_auth)" in run.stderr
    assert "Traceback" not in run.stderr


def test_socket_mode_says_when_slack_is_out_of_reach(slack: StandIn, tmp_path: Path) -> None:
    settings = {**settings_for(slack, tmp_path), "SLACK_API_URL": "http://127.0.0.1:9/api"}

    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, **settings)

    assert run.returncode == 1
    assert "No connection to http://127.0.0.1:9/api/" in run.stderr


def test_a_list_of_no_deliveries_says_so(slack: StandIn, tmp_path: Path) -> None:
    settings = settings_for(slack, tmp_path)
    mlteam("db", "migrate", cwd=tmp_path, **settings)

    assert mlteam("nudge", "--list", "2", cwd=tmp_path, **settings).stdout == (
        "No nudge was due yet.\n"
    )


def test_nudge_once_posts_what_is_due_at_the_time_given(slack: StandIn, tmp_path: Path) -> None:
    settings = settings_for(slack, tmp_path)
    port = free_port()
    with serving("http", tmp_path, PORT=str(port), **settings) as process:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        slack.connect_http(f"http://127.0.0.1:{port}/slack/events")
        slack.command("ana", "#ml-team", "/mlteam setup")
        walk_setup(slack, "ana", {"company_size": "180", "headcount.data_scientist": "4"})

    later = "2040-01-03T11:00:00+00:00"
    first = mlteam("nudge", "--once", "--now", later, cwd=tmp_path, **settings)
    second = mlteam("nudge", "--once", "--now", later, cwd=tmp_path, **settings)

    assert first.returncode == 0
    assert "posted undecided-recommendation scientists-without-data-engineers" in first.stdout
    assert second.stdout == "0 due.\n"
    listed = mlteam("nudge", "--list", "2", cwd=tmp_path, **settings).stdout.splitlines()
    assert [line.split()[2] for line in listed] == ["posted", "missed"]
    posts = [m for m in slack.messages("#ml-team", "ana") if not m.ephemeral]
    assert len(posts) == 1


@pytest.mark.parametrize("command", [["playground"], ["bot", "serve", "--mode", "socket"]])
def test_several_signals_at_once_still_stop_it_gracefully(
    slack: StandIn, tmp_path: Path, command: list[str]
) -> None:
    settings = {**settings_for(slack, tmp_path), "PORT": str(free_port())}
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=tmp_path,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if command == ["playground"]:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Try mlteam at")
    else:
        assert slack.wait_for_socket(timeout=20)
    time.sleep(0.2)  # it says so just before it waits

    for _ in range(200):  # close enough to each other that one interrupts the other's handler
        process.send_signal(signal.SIGTERM)
        time.sleep(0.00005)

    process.communicate(timeout=20)
    assert process.returncode == 0


MORE_PATIENT = """\
slow_months:
  value: 12
  meaning: A year from idea to production is fine here.
very_slow_months:
  value: 24
  meaning: Two years are a serious matter.
"""


def test_impact_lists_the_channels_that_would_be_told_something_else_first(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/mlteam.db"
    store = open_store(url)
    slow = {"company_size": 30, "stage": "first_model", "months_to_production": 9}
    team = {"headcount": {"ml_engineer": 2, "data_engineer": 1}, "monitored": True}
    for channel, fields in (("C1", {**team, **slow}), ("C2", team)):
        profile = TeamProfile.model_validate_json(json.dumps(fields))
        store.save_profile(ChannelKey("T1", channel), profile, base=0, by="U1", at=NOW)
    store.close()
    overlay = tmp_path / "ours"
    overlay.mkdir()
    (overlay / "thresholds.yml").write_text(MORE_PATIENT)

    ran = mlteam("knowledge", "impact", str(overlay), cwd=tmp_path, MLTEAM_DATABASE_URL=url)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("T1 C1\n  now: ")
    assert "(slow-to-production)" in ran.stdout
    assert "T1 C2" not in ran.stdout
    assert f"1 of 2 profiles would get another first recommendation from {overlay}." in ran.stdout


@pytest.mark.parametrize("url", ["sqlite:///nowhere.db", "sqlite:///no/folder/mlteam.db"])
def test_impact_on_a_database_that_is_not_there_says_so_and_creates_none(
    tmp_path: Path, url: str
) -> None:
    overlay = tmp_path / "ours"
    overlay.mkdir()

    ran = mlteam("knowledge", "impact", str(overlay), cwd=tmp_path, MLTEAM_DATABASE_URL=url)

    assert (ran.returncode, ran.stdout) == (1, "")
    path = url.removeprefix("sqlite:///")
    assert ran.stderr.startswith(f"There is no database at {path}. Check that MLTEAM_DATABASE_URL")
    assert list(tmp_path.iterdir()) == [overlay]


def test_impact_of_a_broken_overlay_is_the_list_of_its_faults(tmp_path: Path) -> None:
    (tmp_path / "thresholds.yml").write_text("slow_months: {value: soon, meaning: It is late.}\n")

    ran = mlteam("knowledge", "impact", str(tmp_path), cwd=tmp_path)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "thresholds.yml:1: slow_months.value: 'soon' does not fit" in ran.stderr
