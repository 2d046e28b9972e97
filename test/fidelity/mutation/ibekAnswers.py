"""Asks the real ibek what it makes of ioc.yaml files: one process, one JSON object a line in, one a line out.

In:  {"ioc": {"name": "ioc.yaml", "text": "…"}, "runtime": null, "iocName": "bl01t-ea-test-01",
      "definitions": [{"name": "m.ibek.support.yaml", "text": "…"}], "keepDefinitions": true}
Out: {"accepted": true, "error": "", "files": {"st.cmd": "…", "ioc.subst": "…"}}

Each case runs in a fork, as ibek keeps state in classes and definitions; `keepDefinitions` makes the classes before it.
"""

import contextlib
import hashlib
import io
import json
import os
import select
import signal
import sys
import tempfile
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
for name in set(os.environ) - {"PYTHONUTF8"}:
    del os.environ[name]
os.environ.update(IOC="/epics/ioc", RUNTIME_DIR="/epics/runtime")

from ibek.entity_factory import EntityFactory  # noqa: E402
from ibek.ioc_factory import IocFactory  # noqa: E402
from ibek.runtime_cmds import commands  # noqa: E402

SECONDS = 30
make_entity_models = EntityFactory.make_entity_models
make_ioc_model = IocFactory.make_ioc_model
kept: dict[tuple[str, ...], tuple[dict, list, type]] = {}


def make_entity_models_once(self, paths):
    known = kept.get(tuple(map(str, paths)))
    if known is None:
        return make_entity_models(self, paths)
    self._entity_models = known[0]
    return known[1]


def make_ioc_model_once(self, models):
    for _, known, model in kept.values():
        if known is models:
            return model
    return make_ioc_model(self, models)


EntityFactory.make_entity_models = make_entity_models_once
IocFactory.make_ioc_model = make_ioc_model_once


def definition_paths(folder: Path, case: dict) -> list[Path]:
    texts = json.dumps(case["definitions"])
    own = folder / hashlib.sha256(texts.encode()).hexdigest()
    paths = [own / definition["name"] for definition in case["definitions"]]
    if not own.exists():
        own.mkdir()
        for path, definition in zip(paths, case["definitions"], strict=True):
            path.write_bytes(definition["text"].encode())
    key = tuple(map(str, paths))
    if case["keepDefinitions"] and key not in kept:
        factory = EntityFactory()
        # What cannot be made here fails in each fork.
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            models = make_entity_models(factory, paths)
            kept[key] = (factory._entity_models, models, make_ioc_model(IocFactory(), models))
    return paths


def answer(case: dict, definitions: list[Path], folder: Path) -> dict:
    os.environ["IOC_NAME"] = case["iocName"]
    instance = [folder / case["ioc"]["name"]]
    instance[0].write_bytes(case["ioc"]["text"].encode())
    if case["runtime"] is not None:
        instance.append(folder / "runtime.yaml")
        instance[1].write_bytes(case["runtime"].encode())
    output = folder / "runtime"
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            commands.do_generate(instance, definitions, output, pvi=False)
        files = {path.name: path.read_bytes().decode() for path in output.iterdir()}
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ibek's refusal
        return {"accepted": False, "error": f"{type(error).__name__}: {error}", "files": {}}
    return {"accepted": True, "error": "", "files": files}


def in_fork(case: dict, definitions: list[Path]) -> str:
    reading, writing = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        child = os.fork()
        if child == 0:
            os.close(reading)
            with os.fdopen(writing, "w") as pipe:
                pipe.write(json.dumps(answer(case, definitions, Path(folder))))
            os._exit(0)
        os.close(writing)
        result = b""
        while select.select([reading], [], [], SECONDS)[0]:
            piece = os.read(reading, 1 << 16)
            if not piece:
                break
            result += piece
        else:
            os.kill(child, signal.SIGKILL)
        os.close(reading)
        os.waitpid(child, 0)
    lost = {"accepted": False, "error": f"no answer in {SECONDS} s, or a crash", "files": {}}
    return result.decode() if result.endswith(b"}") else json.dumps(lost)


with tempfile.TemporaryDirectory() as kept_folder:
    for line in sys.stdin:
        current = json.loads(line)
        print(in_fork(current, definition_paths(Path(kept_folder), current)), flush=True)
