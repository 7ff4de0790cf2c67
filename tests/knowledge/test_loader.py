"""The built-in knowledge and overlays on top of it that are sound; broken ones: test_faults.py."""

from knowledge.loader import BUILT_IN, load_knowledge
from knowledge.schema import Band, Knowledge
from tests.knowledge.conftest import WriteOverlay
