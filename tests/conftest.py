"""Prints at the end what tests have counted, whichever process counted it."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counted = [
        str(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in report.user_properties
        if name == "counts"
    ]
    for line in counted:
        terminalreporter.write_line(line)
