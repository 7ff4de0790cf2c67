from bot.deps import Deps
from bot.language import say
from bot.reply import Handout, Message, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.plan import ChannelPlan, get_plan
from bot.usecases.plan_request import BadPlan, PlanRequest, read_request
from bot.views.plan import export_message, plan_message
from bot.views.plan_pages import details_message, more_message
from knowledge.schema import Knowledge


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    request = read_request(arguments)
    planned = get_plan(deps, call.key, request)
    if request.export:
        # Here, because few ask for the document, and a start need not wait for it.
        from bot.documents.business_case import business_case  # noqa: PLC0415

        document = business_case(planned, deps.knowledge)
        return Handout(export_message(planned, deps.knowledge), document)
    return _page(request, planned, deps.knowledge)


def _page(request: PlanRequest, planned: ChannelPlan, knowledge: Knowledge) -> Message:
    if request.more:
        return more_message(planned, knowledge)
    if request.details is None:
        return plan_message(planned, knowledge)
    hires = len(planned.plan.steps)
    if not 1 <= request.details <= hires:
        raise BadPlan(say("plan-bad-place", count=hires))
    return details_message(planned, request.details, knowledge)


SUBCOMMAND = Subcommand(
    name="plan",
    ways=3,
    run=run,
    is_shareable=True,
)
