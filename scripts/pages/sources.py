"""docs/sources.md: every source, how much it carries, and where it is cited."""

from collections.abc import Iterable, Mapping

from knowledge.catalogue import Citation, find_citations
from knowledge.schema import Knowledge, Reading, Source, Strength
from scripts.pages.markdown import Lines, heading, item_link, link, table

INTRO = """
# Sources

Every source that anything cites, from
[knowledge/data/sources.yml](../knowledge/data/sources.yml). *Read* says how much of it was read for
this knowledge base; *look again* is the day on which somebody should see whether it still holds.
Below each source stands where it is cited."""

STRENGTHS: Mapping[Strength, tuple[str, str]] = {
    Strength.PRIMARY: (
        "Primary",
        "Data of its own, or the published model of an authority or a vendor.",
    ),
    Strength.PRACTITIONER: ("Practitioner", "Experience, with reasons."),
    Strength.OPINION: ("Opinion", "Neither; a rule that rests on this alone is of low confidence."),
}
READINGS: Mapping[Reading, str] = {
    Reading.FULL: "all of it",
    Reading.PASSAGE: "the passage that is cited",
    Reading.SECOND_HAND: "only what others write about it",
}
KINDS: Mapping[str, str] = {
    "role": "Roles",
    "rule": "Rules",
    "tip": "Tips",
    "hiring tip": "Tips on hiring",
    "target team": "Target teams",
    "benchmark": "Benchmarks",
    "threshold": "Thresholds",
    "size": "Sizes",
}


def sources_page(knowledge: Knowledge) -> Lines:
    yield f"{INTRO}\n"
    cited = {id_: find_citations(id_, knowledge) for id_ in knowledge.sources}
    sources = sorted(knowledge.sources.values(), key=lambda source: source.cite.casefold())
    for strength, (title, meaning) in STRENGTHS.items():
        found = [source for source in sources if source.strength is strength]
        yield heading(2, title)
        yield f"{meaning} {len(found)} of {len(sources)}.\n"
        yield from table(
            ["source", "year", "read", "look again", "times cited"],
            (_index_row(source, len(cited[source.id])) for source in found),
        )
    yield heading(2, "In full")
    for source in sources:
        yield from _source(source, cited[source.id])


def _index_row(source: Source, times: int) -> tuple[object, ...]:
    cite = link(source.cite, f"#{source.id}")
    return (
        f"{cite}: {source.title}",
        source.year or "none given",
        READINGS[source.reading],
        source.recheck,
        times,
    )


def _source(source: Source, cited: Iterable[Citation]) -> Lines:
    yield heading(3, source.title, source.id)
    year = source.year or "no year given"
    yield f"{source.publisher}, {year}: <{source.address}>\n"
    yield f"- **Id:** `{source.id}`, cited in short as *{source.cite}*"
    yield f"- **Strength:** {STRENGTHS[source.strength][0].lower()}"
    yield f"- **Read:** {READINGS[source.reading]}"
    yield f"- **Look again:** {source.recheck}"
    if source.note:
        yield f"- **Note:** {source.note}"
    places = dict(_places(list(cited)))
    for title, links in places.items():
        yield f"- **{title}:** {', '.join(links)}"
    if not places:
        yield "- **Cited:** nowhere"
    yield ""


def _places(cited: list[Citation]) -> Iterable[tuple[str, list[str]]]:
    for is_against in (False, True):
        for kind, title in KINDS.items():
            links = [
                item_link(one.by)
                for one in cited
                if one.by.kind == kind and one.is_against is is_against
            ]
            if links:
                yield f"{title}, as a voice against" if is_against else title, links
