"""What the founding article says stays reachable: each of its claims is found at one place.

The article is the source `dezzain-roles`. Whoever rewrites a text keeps its claim, or moves the
claim to another text and names the new place here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pytest

from knowledge.loader import load_knowledge
from knowledge.schema import FieldWords, Knowledge, Role, Rule, Tip

ARTICLE = "dezzain-roles"


@dataclass(frozen=True)
class Claim:
    number: int
    says: str
    """The claim in our own words."""
    place: str
    """Kind of item, id and field, such as "rule own-stack why"."""
    keywords: tuple[str, ...]
    """What the text at this place must contain, in any case of letters."""


CLAIMS = (
    Claim(
        1,
        "Businesses gain from ML and are still unsure how to structure a team.",
        "rule partner-first why",
        ("gain from ml", "unsure", "structure the team"),
    ),
    Claim(
        2,
        "Asking outside ML consultants about it has become usual.",
        "rule partner-first why",
        ("outside ml consultants", "usual"),
    ),
    Claim(
        3,
        "Three roles are essential; the analyst is split off the scientist.",
        "tip small-6 text",
        ("three roles", "essential", "data engineer", "data scientist", "ml engineer", "analyst"),
    ),
    Claim(
        4,
        "The right structure depends on size: medium and large companies get different tips.",
        "field size_band hint",
        ("structure", "size", "medium", "large", "different tips"),
    ),
    Claim(
        5,
        "A data scientist builds mathematical models that interpret data and predict outcomes.",
        "role data_scientist mission",
        ("mathematical models", "interpret data", "predict outcomes"),
    ),
    Claim(
        6,
        "A data scientist needs broad technical expertise.",
        "role data_scientist skills",
        ("broad technical expertise",),
    ),
    Claim(
        7,
        "Expert data scientists are critical thinkers too.",
        "role data_scientist skills",
        ("critical thinking",),
    ),
    Claim(
        8,
        "A perfectly built model can give biased results.",
        "role data_scientist responsibilities",
        ("perfectly built", "biased"),
    ),
    Claim(
        9,
        "So data scientists often lean on common sense.",
        "role data_scientist responsibilities",
        ("common sense",),
    ),
    Claim(
        10,
        "They always share the company's vision and goals.",
        "role data_scientist responsibilities",
        ("company's vision and goals",),
    ),
    Claim(
        11,
        "They build ML pipelines with which the business decides on data.",
        "role data_scientist responsibilities",
        ("ml pipelines", "decides on data"),
    ),
    Claim(
        12,
        "Stakeholders rank explaining complex results among the most critical skills.",
        "role data_scientist skills",
        ("explanation", "stakeholders", "most critical skills"),
    ),
    Claim(
        13,
        "Some companies separate data analyst and data scientist.",
        "role data_analyst hire_when",
        ("some companies", "apart", "data scientist"),
    ),
    Claim(
        14,
        "If split, the scientist builds models; the analyst finds trends and draws conclusions.",
        "role data_analyst responsibilities",
        ("trends", "models that scientists build", "conclusions"),
    ),
    Claim(
        15,
        "Whether to split follows from the skills of the person.",
        "rule results-not-analysed why",
        ("split", "depends on the skills of the person"),
    ),
    Claim(
        16,
        "An exceptional model builder who is weak at analysing results calls for an analyst.",
        "rule results-not-analysed why",
        ("exceptional model builder", "enough skill or experience", "needs an analyst"),
    ),
    Claim(
        17,
        "Data is what every ML project lives on.",
        "role data_engineer mission",
        ("data", "every ml project lives on"),
    ),
    Claim(
        18,
        "Data engineers build what collects, stores, transforms and distributes data.",
        "role data_engineer mission",
        ("collects", "stores", "transforms", "hands out"),
    ),
    Claim(
        19,
        "They decide how data is gathered, processed and stored.",
        "role data_engineer responsibilities",
        ("gathered, processed and stored",),
    ),
    Claim(
        20,
        "They spend much of their time cleaning data.",
        "role data_engineer responsibilities",
        ("clean the data", "much of the work"),
    ),
    Claim(
        21,
        "Cleaning is rarely engaging, yet extremely important.",
        "rule spread-the-cleaning why",
        ("rarely engaging", "extremely important"),
    ),
    Claim(
        22,
        "Scientists are most effective when they build models.",
        "rule scientists-without-data-engineers why",
        ("most effective", "do what they do best", "build models"),
    ),
    Claim(
        23,
        "For that, data must be made consistent, clean, accessible and ready.",
        "role data_engineer responsibilities",
        ("consistent, clean, accessible and ready",),
    ),
    Claim(
        24,
        "In large projects data engineers can end up too far from data scientists.",
        "rule data-and-science-apart why",
        ("large projects", "too far from scientists"),
    ),
    Claim(
        25,
        "They can deliver without understanding ML.",
        "rule data-and-science-apart why",
        ("deliver without understanding ml",),
    ),
    Claim(
        26,
        "In business reporting that distance mostly did no harm.",
        "rule data-and-science-apart why",
        ("business reporting", "mostly did no harm"),
    ),
    Claim(
        27,
        "In ML the methods keep changing, so communication is critical.",
        "rule data-and-science-apart why",
        ("methods keep changing", "communication is critical"),
    ),
    Claim(
        28,
        "Data engineers often change data sets on the scientists' input.",
        "role data_engineer responsibilities",
        ("change data sets", "scientists ask"),
    ),
    Claim(
        29,
        "ML engineers close the production cycle by deploying the scientists' models.",
        "role ml_engineer responsibilities",
        ("close the production cycle", "deploy", "scientists build"),
    ),
    Claim(
        30,
        "They see to it that the model runs easily in the chosen environment.",
        "role ml_engineer responsibilities",
        ("runs easily", "environment you chose"),
    ),
    Claim(
        31,
        "Data scientists sometimes do this work, but their skills for it are often incomplete.",
        "rule nobody-deploys why",
        ("data scientists sometimes do this work", "often incomplete"),
    ),
    Claim(
        32,
        "Training or deploying in the cloud asks for Kubernetes, which scientists rarely know.",
        "rule nobody-deploys why",
        ("training or deploying in the cloud", "kubernetes", "rarely know"),
    ),
    Claim(
        33,
        "ML engineers usually own MLOps.",
        "role ml_engineer responsibilities",
        ("own mlops",),
    ),
    Claim(
        34,
        "MLOps means managing the training, versions and upkeep of models.",
        "role ml_engineer responsibilities",
        ("mlops", "training, versions and upkeep of models"),
    ),
    Claim(
        35,
        "ML engineers watch how models perform.",
        "rule unwatched-models why",
        ("ml engineers watch how models perform",),
    ),
    Claim(
        36,
        "They usually tell data engineers which changes the underlying data needs.",
        "rule tell-data-what-to-change why",
        ("usually tell data engineers", "underlying data needs", "information"),
    ),
    Claim(
        37,
        "In essence an ML engineer is a software engineer with solid data science.",
        "role ml_engineer mission",
        ("software engineer with solid data science",),
    ),
    Claim(
        38,
        "With ML engineers on production, scientists can concentrate on refining the model.",
        "role ml_engineer hire_when",
        ("engineers on production", "concentrate on refining the model"),
    ),
    Claim(
        39,
        "Medium: ML talent is scarce and expensive.",
        "tip medium-1 text",
        ("scarce and expensive",),
    ),
    Claim(
        40,
        "Medium: so some ML roles most likely come before others.",
        "tip medium-1 text",
        ("most likely", "some ml roles before others"),
    ),
    Claim(
        41,
        "Medium: the most effective way is one ML expert with a proven record.",
        "tip medium-2 text",
        ("most effective", "single ml expert", "proven record of successful projects"),
    ),
    Claim(
        42,
        "Medium: surround the expert with data engineers.",
        "tip medium-2 text",
        ("surround", "data engineers"),
    ),
    Claim(
        43,
        "Medium: the key is that the data engineers want to learn from the expert.",
        "tip medium-3 text",
        ("the key", "want to learn from the expert"),
    ),
    Claim(
        44,
        "Medium: in most cases data engineers can learn and gain ML experience.",
        "tip medium-3 text",
        ("in most cases", "build up the skills", "gain ml experience"),
    ),
    Claim(
        45,
        "Medium: slowly but surely this becomes a full ML team.",
        "tip medium-3 text",
        ("slowly but surely", "expert at its core", "full ml team"),
    ),
    Claim(
        46,
        "Medium: it is paramount to hire more ML engineers than data scientists.",
        "tip medium-4 text",
        ("above all", "more ml engineers than data scientists"),
    ),
    Claim(
        47,
        "Medium: teams try hard to build the best model, which may miss the business goal.",
        "tip medium-5 text",
        ("best model", "miss the business goal"),
    ),
    Claim(
        48,
        "Medium: a faster production cycle avoids that misfit.",
        "tip medium-5 text",
        ("speed up the production cycle", "avoids the misfit"),
    ),
    Claim(
        49,
        "Medium: because it reveals faults in the model's architecture.",
        "tip medium-5 text",
        ("faults in the model's architecture",),
    ),
    Claim(
        50,
        "Large: the single most damaging mistake is an ML tech stack of one's own.",
        "tip large-1 text",
        ("no single mistake", "more damage", "ml tech stack of their own"),
    ),
    Claim(
        51,
        "Large: it is understandable that people get over-excited about own architectures.",
        "tip large-2 text",
        ("understandable", "carried away", "network architectures", "deep research"),
    ),
    Claim(
        52,
        "Large: such projects rarely bring value.",
        "tip large-2 text",
        ("rarely brings value",),
    ),
    Claim(
        53,
        "Large: mostly, people develop architectures that exist already.",
        "tip large-3 text",
        ("architectures", "ambitious", "mostly exist already"),
    ),
    Claim(
        54,
        "Large: even Facebook's and Google's teams use open-source models and frameworks.",
        "tip large-3 text",
        ("facebook", "google", "open-source models and frameworks"),
    ),
    Claim(
        55,
        "Large: the available tools are more than enough, unless the use is very unusual.",
        "tip large-4 text",
        ("in most cases", "more than enough", "only an extremely unconventional"),
    ),
)


@pytest.fixture(scope="module", name="knowledge")
def _knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.number}: {claim.place}")
def test_claim_of_the_article_is_reachable(claim: Claim, knowledge: Knowledge) -> None:
    kind, item_id, field = claim.place.split()
    item = find_item(knowledge, kind, item_id)
    text = " ".join(texts_in(getattr(item, field))).casefold()
    missing = [keyword for keyword in claim.keywords if keyword not in text]
    assert not missing, f"claim {claim.number} ({claim.says}) is gone from {claim.place}: {text}"
    assert isinstance(item, FieldWords) or ARTICLE in item.sources


def test_no_claim_is_left_out() -> None:
    assert [claim.number for claim in CLAIMS] == list(range(1, 56))


def find_item(knowledge: Knowledge, kind: str, item_id: str) -> Role | Rule | Tip | FieldWords:
    tips = {tip.id: tip for band in knowledge.tips.values() for tip in band}
    items: Mapping[str, Mapping[str, Role | Rule | Tip | FieldWords]] = {
        "role": knowledge.roles,
        "rule": knowledge.rules,
        "tip": tips,
        "field": knowledge.fields,
    }
    return items[kind][item_id]


def texts_in(value: str | Iterable[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
