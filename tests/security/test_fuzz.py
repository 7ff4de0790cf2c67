"""Mutants of all requests that the bot gets: see fuzzing. `make fuzz` tries many more."""

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from bot.app import build_app
from bot.entrypoints.http import build_flask
from bot.settings import Settings
from tests.bot.rig import SECRET, Rig
from tests.security.fuzzing import Fuzz, report, watching
from tests.security.mutating import Mutant, mutants
from tests.security.recording import Recorder, name_of

PAYLOADS = int(os.environ.get("FUZZ_PAYLOADS", "1200"))
SEED = os.environ.get("FUZZ_SEED", "")
BEN = "U0BEN000001"


@pytest.fixture
def fuzz(rig: Rig) -> Iterator[Fuzz]:
    rig.failures_expected = True  # they are counted here, with their places
    rig.slack.invite_bot("ana", "#leadership")
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    config = Settings(
        bot_token=rig.slack.bot_token, signing_secret=SECRET, api_url=rig.slack.api_url
    )
    app = build_app(config, rig.deps, rig.sender)
    with build_flask(app, rig.deps.store, None).test_client() as web:
        made = Fuzz(rig, web, BEN)
        made.prepare()
        with watching(made):
            yield made


def test_no_mutant_of_a_request_breaks_anything(
    fuzz: Fuzz, record_property: Callable[[str, object], None]
) -> None:
    recorded = [(name_of(one), one) for one in Recorder(fuzz.rig, "ben").record()]

    @settings(
        max_examples=PAYLOADS,
        derandomize=not SEED,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(mutants(recorded))
    def send(mutant: Mutant) -> None:
        fuzz.send(mutant)

    (seed(int(SEED))(send) if SEED else send)()
    fuzz.check()
    record_property("counts", "\n".join(report(fuzz)))

    assert fuzz.sent >= PAYLOADS * 0.9
    assert not fuzz.faults.found, "\n".join(report(fuzz))
