"""Many workspaces: how they install the app, and whose token a request is answered with."""
