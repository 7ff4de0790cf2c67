"""A fresh process that builds one app, answers one command and says how much memory that took.

`run.py` starts it, with the name of the app and two addresses, and takes the time from outside.
"""

import json
import resource
import sys

from benchmarks.contenders import BUILDERS, OK, slash_command

KILOBYTE = 1024


def main(name: str, api_url: str, database_url: str) -> None:
    app = BUILDERS[name](api_url, database_url)
    response = app.dispatch(slash_command("roles"))
    if response.status != OK:
        sys.exit(f"{name} answered {response.status}: {response.body}")
    print(json.dumps({"peak_bytes": peak_bytes()}), flush=True)


def peak_bytes() -> int:
    """The largest resident set so far. Linux counts in kilobytes, macOS in bytes.

    A child starts with its parent's peak, so the parent, `run.py`, imports next to nothing.
    """
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * KILOBYTE


if __name__ == "__main__":
    main(*sys.argv[1:])
