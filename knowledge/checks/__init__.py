"""What can only be checked once all items are there: words, references, conditions, examples."""

from collections.abc import Iterator

from knowledge.checks.examples import find_example_faults
from knowledge.checks.guidance import find_cycles, find_rule_faults
from knowledge.checks.located import BUILT_IN_NAME, Items, Located
from knowledge.checks.references import find_reference_faults
from knowledge.checks.words import find_word_faults, size_gaps, unknown_placeholders
from knowledge.schema import Knowledge
from knowledge.yamlfile import Fault

__all__ = ["BUILT_IN_NAME", "Items", "Located", "find_faults", "find_word_faults"]


def find_faults(knowledge: Knowledge, items: Items) -> Iterator[Fault]:
    """Every fault that shows only between items, file by file; but see `find_word_faults`.

    Examples are judged only once all else is sound.
    """
    faults = [
        *unknown_placeholders(items),
        *size_gaps(list(knowledge.sizes.values()), items),
        *find_reference_faults(knowledge, items),
        *find_rule_faults(knowledge, items),
    ]
    faults = faults or list(find_cycles(items))
    yield from faults or find_example_faults(knowledge, items)
