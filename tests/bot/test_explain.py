"""`mlteam knowledge explain`: nothing that the knowledge base says is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.entrypoints.explain import UnknownItem, explain
from bot.entrypoints.items import READINGS as WORDS
from knowledge.advice.facts import condition_kinds
from knowledge.catalogue import Listed, list_items
from knowledge.loader import load_knowledge

READINGS = {str(reading): text for reading, text in WORDS.items()}
KNOWLEDGE = load_knowledge()
ITEMS = list(list_items(KNOWLEDGE))


def words(text: str) -> str:
    """On one line, as wrapping does not matter."""
    return " ".join(text.split())


def explained(item_id: str) -> str:
    return words(" ".join(explain(item_id, KNOWLEDGE)))


def values_in(data: object) -> Iterator[str]:
    """All texts, numbers and words in it, and the keys of what is told in examples."""
    match data:
        case dict():
            for value in data.values():
                yield from values_in(value)
        case list():
            for value in data:
                yield from values_in(value)
        case None | False | "" | True:
            return
        case float():
            yield f"{data:g}"
        case int():
            yield str(data)
        case _:
            yield words(str(data))


@pytest.mark.parametrize("listed", ITEMS, ids=lambda one: one.id)
def test_everything_about_an_item_is_printed(listed: Listed) -> None:
    text = explained(listed.id).lower().replace(",", "")
    data = listed.item.model_dump(mode="json", exclude_defaults=True)

    wanted = (READINGS.get(value, value) for value in values_in(data))
    assert [value for value in wanted if value.lower().replace(",", "") not in text] == []


@pytest.mark.parametrize("name", condition_kinds(KNOWLEDGE))
def test_every_name_that_a_condition_may_use_is_explained(name: str) -> None:
    assert f"id: {name.removeprefix('threshold.')}" in explained(name)


def test_a_source_says_where_it_is_cited_and_on_which_side() -> None:
    text = explained("magnusson-2016")

    assert "rule scientists-without-data-engineers (as a voice against)" in text
    assert "target team small-several-models (as a voice against)" in text


def test_sources_are_printed_in_full() -> None:
    source = KNOWLEDGE.sources["rand-2024"]

    assert f"{source.title} ({source.publisher}, 2024; primary" in explained("own-stack")
    assert source.address in explained("own-stack")


def test_an_id_of_two_kinds_prints_both(tmp_path: Path) -> None:
    (tmp_path / "duties.yml").write_text(
        "micro:\n  title: caring for small things\n  roles: [data_analyst]\n"
    )

    text = words(" ".join(explain("micro", load_knowledge(tmp_path))))

    assert "Size: Micro" in text
    assert "Duty: caring for small things" in text


@pytest.mark.parametrize("typed", ["", "   ", "threshold.", "headcount.nobody", "<!channel>"])
def test_what_is_no_id_is_refused(typed: str) -> None:
    with pytest.raises(UnknownItem, match="has no item called"):
        list(explain(typed, KNOWLEDGE))
