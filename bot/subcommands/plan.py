from bot.deps import Deps
from bot.documents.business_case import business_case
from bot.reply import Handout, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.plan import get_plan
from bot.usecases.plan_request import read_request
from bot.views.plan import export_message, plan_message


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    request = read_request(arguments)
    planned = get_plan(deps, call.key, request)
    if request.export:
        document = business_case(planned, deps.knowledge)
        return Handout(export_message(planned, deps.knowledge), document)
    return plan_message(planned, deps.knowledge)


SUBCOMMAND = Subcommand(
    name="plan",
    usages=(
        ("plan [1-10]", "The next hires in order, and what each makes possible."),
        ("plan BUDGET at COST", "The same for a yearly budget; COST is what one post costs you."),
        ("plan export", "The plan as a business case for finance."),
    ),
    run=run,
    is_shareable=True,
)
