"""A hiring kit as a Markdown file: complete, to be edited and passed on."""

from collections.abc import Iterable, Iterator, Sequence

from bot.documents.markdown import bullets, cited, escape, numbered, paragraphs, source_entry, table
from bot.language import say
from bot.reply import Document
from bot.usecases.kit import Interviews, Kit
from bot.views import kit_words
from knowledge.schema import HiringStep, Knowledge, Source


def kit_document(kit: Kit, knowledge: Knowledge) -> Document:
    role = kit.role
    filename = f"hiring-kit-{role.id.replace('_', '-')}.md"
    return Document(filename, say("kit-head", role=role.one), _Writer(kit, knowledge).text())


class _Writer:
    """One document in the making."""

    def __init__(self, kit: Kit, knowledge: Knowledge) -> None:
        self._kit = kit
        self._role = kit.role
        self._knowledge = knowledge

    def text(self) -> str:
        sections = [
            *self._why(),
            (say("kit-before"), bullets(_escaped(kit_words.before_advertising(self._kit)))),
            (say("kit-file-advert"), paragraphs(self._advert())),
            (say("kit-file-is-not"), bullets(_escaped(self._role.is_not))),
            (say("kit-level"), escape(kit_words.level(self._kit))),
            (say("kit-file-mistakes"), bullets(_escaped(self._role.mistakes))),
            (say("kit-file-interviews"), paragraphs(self._interviews())),
            (say("kit-file-rubric"), self._rubric()),
            (say("kit-file-first-days"), paragraphs(self._first_days())),
            (say("kit-file-success"), bullets(_escaped(self._role.success))),
            (say("kit-file-sources"), paragraphs(self._sources())),
        ]
        parts = (part for title, body in sections if body for part in (f"## {title}", body))
        title = say("kit-head", role=escape(self._role.one))
        return paragraphs([f"# {title}", *self._opening(), *parts]) + "\n"

    def _opening(self) -> Iterator[str]:
        yield f"**{escape(self._role.mission)}**"
        draft = say("kit-file-draft")
        yield draft if self._kit.fit else f"{draft} {say('kit-file-no-profile')}"

    def _why(self) -> list[tuple[str, str]]:
        why = kit_words.find_why(self._kit, self._knowledge)
        if why is None:
            return []
        asks = self._kit.fit.asks_for_it if self._kit.fit else None
        ids = self._knowledge.rules[asks.rule].sources if asks else ()
        cites = cited(say("document-sources"), self._named(ids))
        return [(why.title, paragraphs([escape(f"{why.text} {why.because}".strip()), cites]))]

    def _advert(self) -> Iterator[str]:
        kit = self._kit
        yield f"### {escape(self._role.title)}"
        yield escape(" ".join(kit_words.about_us(kit, self._knowledge)))
        yield say("kit-file-mission", mission=escape(self._role.mission))
        yield f"**{say('kit-file-your-tasks')}**"
        yield numbered(_escaped(kit.tasks))
        yield f"**{say('kit-file-you-bring')}**"
        yield bullets(_escaped(kit.must_have))
        if kit.nice_to_have:
            yield f"**{say('kit-nice-to-have')}**"
            yield bullets(_escaped(kit.nice_to_have))
        yield from self._tips(HiringStep.ADVERT)

    def _interviews(self) -> Iterator[str]:
        plan = self._kit.interviews
        if plan is None:
            return
        yield f"### {say('kit-file-talk-first')}"
        yield say("kit-asked-by-lead")
        yield bullets(_escaped(kit_words.first_talk()))
        yield f"### {say('kit-file-talk-craft')}"
        yield escape(kit_words.craft_by(self._kit, self._knowledge))
        yield bullets(_escaped(plan.craft))
        yield from self._together(plan)
        yield say("kit-how-to-mark")
        yield from self._tips(HiringStep.INTERVIEW)

    def _together(self, plan: Interviews) -> Iterator[str]:
        if plan.together:
            yield f"### {say('kit-file-talk-together')}"
            yield escape(kit_words.together_by(self._kit))
            yield bullets(_escaped(plan.together))

    def _rubric(self) -> str:
        if self._role.interview is None:
            return ""
        rows = [(one.skill, one.weak, one.solid, one.strong) for one in self._role.interview.rubric]
        head = ("skill", "weak", "solid", "strong")
        return table([say(f"kit-file-{column}") for column in head], rows)

    def _first_days(self) -> Iterator[str]:
        days = kit_words.first_days(self._role)
        if not days:
            return
        yield bullets(f"**{when}:** {escape(what)}" for when, what in days)
        yield escape(kit_words.mentor(self._kit, self._knowledge))
        yield from self._tips(HiringStep.START)

    def _tips(self, step: HiringStep) -> Iterator[str]:
        """What others say about this step of hiring, each with its source."""
        tips = [tip for tip in self._kit.tips if tip.step is step]
        if tips:
            source = say("document-source")
            yield f"**{say('kit-file-others-advise')}**"
            yield bullets(
                f"{escape(tip.text)} {cited(source, self._named(tip.sources))}" for tip in tips
            )

    def _sources(self) -> Iterator[str]:
        yield say("kit-file-on-role", role=escape(self._role.one))
        yield bullets(map(source_entry, self._named(self._role.sources)))
        on_hiring = dict.fromkeys(id_ for tip in self._kit.tips for id_ in tip.sources)
        hiring = [id_ for id_ in on_hiring if id_ not in self._role.sources]
        if hiring:
            yield say("kit-file-on-hiring")
            yield bullets(map(source_entry, self._named(hiring)))

    def _named(self, ids: Iterable[str]) -> Sequence[Source]:
        return [self._knowledge.sources[id_] for id_ in ids]


def _escaped(texts: Iterable[str]) -> list[str]:
    return [escape(text) for text in texts]
