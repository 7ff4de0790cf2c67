"""Sources, as they are cited where space is short."""

from collections import Counter

from knowledge.schema import Knowledge


def test_no_two_sources_are_cited_alike(knowledge: Knowledge) -> None:
    cited = Counter((source.cite, source.year) for source in knowledge.sources.values())

    assert [pair for pair, times in cited.items() if times > 1] == []
