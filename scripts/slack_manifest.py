"""What the Slack CLI runs to get the manifest: it reads JSON, and ours is YAML for its comments.

A hook of its own and not `mlteam manifest`, because the CLI adds options to each hook and may want
the answer between two marks.
"""

import json
import sys

from slack_cli_hooks.protocol import build_protocol

from bot.manifest import load_manifest

if __name__ == "__main__":
    build_protocol(sys.argv).respond(json.dumps(load_manifest()))
