"""Asks the real ibek for what it generates: one process, one JSON object a line in, one a line out.

In:  {"definitions": ["/abs/x.ibek.support.yaml"], "iocs": ["/abs/ioc.yaml"], "iocName": "bl01t-ea-test-01"}
Out: {"error": "", "files": {"st.cmd": "…", "ioc.subst": "…"}}
"""

import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.update(IOC="/epics/ioc", RUNTIME_DIR="/epics/runtime")

from ibek.entity_factory import EntityFactory  # noqa: E402
from ibek.runtime_cmds import commands  # noqa: E402
from ibek.utils import UTILS  # noqa: E402

make_entity_models = EntityFactory.make_entity_models
factories: dict[tuple[str, ...], tuple[dict, list]] = {}


def make_once(self, paths):
    """Making the classes of all of ibek-support takes seconds; the same files give the same classes."""
    key = tuple(map(str, paths))
    if key not in factories:
        models = make_entity_models(self, paths)
        factories[key] = (self._entity_models, models)
    self._entity_models, models = factories[key]
    return models


EntityFactory.make_entity_models = make_once


def outputs(case: dict) -> dict:
    os.environ["IOC_NAME"] = case["iocName"]
    UTILS.__reset__()
    UTILS.set_ioc_name("")
    definitions = [Path(path) for path in case["definitions"]]
    instances = [Path(path) for path in case["iocs"]]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "runtime"
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                commands.do_generate(instances, definitions, output, pvi=False)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is ibek's refusal
            return {"error": f"{type(error).__name__}: {error}", "files": {}}
        return {"error": "", "files": {path.name: path.read_bytes().decode() for path in output.iterdir()}}


for line in sys.stdin:
    print(json.dumps(outputs(json.loads(line))), flush=True)
