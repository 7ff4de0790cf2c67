"""How long the texts of a role may be: they stand on buttons and in menus."""

import pytest
from pydantic import ValidationError

from knowledge.loader import load_knowledge
from knowledge.schema import Role


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x" * 61},
        {"plural": "x" * 61},
        {"skills": ["x" * 301, "y"]},
        {"skills": ["xy"] * 13},
    ],
)
def test_a_role_with_longer_texts_is_refused(change: dict[str, object]) -> None:
    known = load_knowledge().roles["data_engineer"].model_dump(mode="json")
    assert Role.model_validate({**known, "title": "x" * 60}).title == "x" * 60

    with pytest.raises(ValidationError, match="at most"):
        Role.model_validate({**known, **change})
