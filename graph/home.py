"""Where the data lies, when nobody says."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path


def default_home() -> Path:
    """Return CLAIMGRAPH_HOME, else the user's data folder of the platform."""
    named = os.environ.get("CLAIMGRAPH_HOME")
    return Path(named).expanduser() if named else user_data_path("claimgraph")
