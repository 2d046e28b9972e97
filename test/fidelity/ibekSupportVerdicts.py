"""Asks the real ibek whether it accepts support YAML files: one process, one JSON string a line in, one object a line out.

In:  "module: m\nentity_models: []\n"
Out: {"accepted": true, "error": ""}
"""

import contextlib
import io
import json
import sys
import warnings

warnings.simplefilter("ignore")

from ibek.entity_factory import EntityFactory  # noqa: E402
from ibek.support import Support  # noqa: E402
from ruamel.yaml.main import YAML  # noqa: E402


def verdict(text: str) -> dict:
    """What `EntityFactory.make_entity_models` does with one file."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            loaded = YAML(typ="safe").load(text)
            Support.model_validate(loaded)
            EntityFactory()._make_entity_types(Support(**loaded))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ibek's refusal
        return {"accepted": False, "error": f"{type(error).__name__}: {error}"}
    return {"accepted": True, "error": ""}


for line in sys.stdin:
    print(json.dumps(verdict(json.loads(line))), flush=True)
