"""The questions of `mlteam advise` on screen: asks, asks again, and offers to keep the answers."""

import json
from contextlib import suppress
from pathlib import Path

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.entrypoints.questions import BadAnswer, Question, Questionnaire
from bot.entrypoints.terminal import INDENT, MOST_COLUMNS, numbered, paragraph
from bot.errors import UserError
from bot.usecases.setup_form import DETAIL_ROLES
from bot.views.facts import fact_text
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge

ENOUGH = "Enter skips a question, Ctrl+D goes to the advice at once, Ctrl+C leaves."


class Interviewer:
    """Speaks on stderr, so that the advice on stdout can go to a file."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._console.width = min(self._console.width, MOST_COLUMNS)

    def ask(self, *, every: bool) -> TeamProfile:
        """The profile that the answers make; empty where nothing was told."""
        questionnaire = Questionnaire(self._knowledge, every=every)
        self._console.print(paragraph(ENOUGH))
        with suppress(EOFError):
            for question in questionnaire:
                self._show(question)
                self._take(question, questionnaire)
        self._console.print()
        return questionnaire.profile

    def offer_to_keep(self, profile: TeamProfile) -> None:
        """Writes the profile where the person says, or nowhere."""
        self._console.print(paragraph("\nKeep these answers for next time, as a JSON file?"))
        with suppress(EOFError):
            while name := self._input("File name (Enter: no)").strip():
                if self._keep(Path(name), profile):
                    return

    def _keep(self, path: Path, profile: TeamProfile) -> bool:
        if path.exists() and not self._agrees(f"{path} is there already. Write over it?"):
            return False
        try:
            save_profile(profile, path)
        except UserError as error:
            self._complain(str(error))
            return False
        self._console.print(paragraph(f"Kept. Next time: mlteam advise {path}"))
        return True

    def _agrees(self, question: str) -> bool:
        return self._input(f"{question} (y or Enter: no)").strip().casefold() in {"y", "yes"}

    def _show(self, question: Question) -> None:
        progress = f"\n{question.number} of {question.of}  "
        self._console.print(Text.assemble((progress, "cyan"), (question.text, "bold")))
        if question.hint:
            self._say(Text(question.hint, style="dim"))
        if question.field == "headcount":
            self._say(Text(f"Such as: 4 data scientists, 1 ML engineer. {self._roles()}", "dim"))
        if question.choices:
            self._say(numbered(map(Text, question.choices.values())))

    def _roles(self) -> str:
        known = self._knowledge.roles
        asked = [*self._knowledge.core_roles(), *(known[id_] for id_ in DETAIL_ROLES)]
        return f"Roles: {', '.join(role.many for role in asked)}, and more."

    def _take(self, question: Question, questionnaire: Questionnaire) -> None:
        while True:
            try:
                questionnaire.answer(question, self._input(_expected(question)))
            except BadAnswer as error:
                self._complain(str(error))
            else:
                break
        if question.field == "headcount" and questionnaire.profile.headcount:
            self._say(Text(self._understood(questionnaire.profile), "dim"))

    def _understood(self, profile: TeamProfile) -> str:
        told = (
            fact_text(f"headcount.{role}", count, self._knowledge)
            for role, count in profile.headcount.items()
        )
        return f"Understood: {', '.join(told)}."

    def _complain(self, sentence: str) -> None:
        self._say(Text(sentence, style="yellow"))

    def _say(self, what: RenderableType) -> None:
        self._console.print(Padding(what, (0, 0, 0, INDENT), expand=False))

    def _input(self, label: str) -> str:
        try:
            return self._console.input(Text(f"{label}: "))
        except (EOFError, KeyboardInterrupt):
            self._console.print()  # what comes next begins on a line of its own
            raise


def _expected(question: Question) -> str:
    match len(question.choices):
        case 0:
            return "Answer, or Enter"
        case 2:
            return "1 or 2, or Enter"
        case many:
            return f"1 to {many}, or Enter"


def save_profile(profile: TeamProfile, path: Path) -> None:
    """As JSON, for `mlteam advise PATH`. Raises UserError if it can't be written."""
    try:
        path.write_text(f"{json.dumps(profile.told(), indent=2)}\n", "utf-8")
    except OSError as error:
        raise UserError(f"{path} can't be written ({error.strerror}). Name another file.") from None
