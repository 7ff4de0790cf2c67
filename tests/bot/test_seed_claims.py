"""What the founding article says can be read in Slack: each claim, by the command that shows it, or
one tap behind it.
"""

from typing import Any

import pytest

from bot.views.ids import Action
from tests.bot.explaining import modal_text
from tests.bot.rig import Rig
from tests.knowledge.test_seed_claims import CLAIMS, Claim


def shown(rig: Rig, claim: Claim) -> str:
    kind, item, _ = claim.place.split()
    match kind:
        case "role":
            card = rig.answer(f"roles {item}")
            rig.slack.click("ana", card, Action.ROLE_MORE, item)
            return f"{card.text}\n{modal_text(rig)}"
        case "rule":
            answer = rig.answer(f"why {item}")
            if Action.SHOW_POINTS not in str(answer.blocks):
                return answer.text
            rig.slack.click("ana", answer, Action.SHOW_POINTS, item)
            return f"{answer.text}\n{modal_text(rig)}"
        case "tip":
            pages = (f"tips {item.partition('-')[0]} {page}" for page in (1, 2))
            return " ".join(rig.answer(typed).text for typed in pages)
        case _:
            rig.type("setup")
            return str(modal_body(rig))


def modal_body(rig: Rig) -> dict[str, Any]:
    modal = rig.slack.modal("ana")
    assert modal is not None
    return modal.body


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"claim {claim.number}")
def test_each_claim_of_the_founding_article_is_shown_in_slack(rig: Rig, claim: Claim) -> None:
    rig.tell(company_size=180, headcount={"data_scientist": 2})
    text = " ".join(shown(rig, claim).casefold().replace("*", "").split())

    assert [word for word in claim.keywords if word not in text] == []
