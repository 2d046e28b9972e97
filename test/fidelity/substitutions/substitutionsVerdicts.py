"""Asks msi (if it is there) and EPICS base's dbLoadTemplate about substitutions files.

JSON lines on stdin {"text", "names", "environment"}, each of the environment having its name for a value, answers {"msi": {"code", "rows", "said"}, "dbLoadTemplate": {"code", "rows", "said"}}.
Templates are made as they are asked for: for msi they print the value of each of the names, dbLoadTemplate tells what it
loads by itself. Each file is read in a process of its own, because the parser keeps what it has read.
"""
import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import epicscorelibs.path

for name in ("Com", "ca", "dbCore", "dbRecStd"):
    handle = ctypes.CDLL(epicscorelibs.path.get_lib(name), ctypes.RTLD_GLOBAL)
    if name == "dbCore":
        db = handle

base = ctypes.c_void_p.in_dll(db, "pdbbase")
definitions = os.path.join(os.path.dirname(epicscorelibs.path.get_lib("Com")), "..", "dbd")
db.dbReadDatabase.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p]
db.dbReadDatabase.restype = ctypes.c_long
assert db.dbReadDatabase(ctypes.addressof(base), b"menuGlobal.dbd", definitions.encode(), None) == 0
db.dbLoadTemplate.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p]
Hook = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_char_p)

MSI = shutil.which("msi")
MISSING = re.compile(r"Can't open file '([^']*)'")
TEMPLATES = 50


def make(folder, name, content):
    """False for a file outside of the folder."""
    path = os.path.normpath(os.path.join(folder, name))
    if not path.startswith(folder + "/") or os.path.exists(path):
        return False
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(content)
    return True


def ask_msi(folder, names):
    content = "@@ROW\n" + "".join(f"@{name}=$({name}=<none>)\n" for name in names)
    for _ in range(TEMPLATES):
        ran = subprocess.run([MSI, "-V", "-S", "s.subst"], cwd=folder, capture_output=True)
        said = ran.stderr.decode("utf-8", "replace")
        missing = MISSING.search(said)
        if not missing or not make(folder, missing.group(1), content):
            break
    rows = ran.stdout.decode("utf-8", "replace").split("@@ROW\n")[1:]
    return {"code": ran.returncode, "rows": rows, "said": said}


def load(folder):
    os.chdir(folder)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as loaded:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 2)
            os.dup2(said.fileno(), 1)
            rows = []
            hook = Hook(lambda name, macros: rows.append([name.decode("latin-1"), macros.decode("latin-1")]))
            ctypes.c_void_p.in_dll(db, "dbLoadRecordsHook").value = ctypes.cast(hook, ctypes.c_void_p).value
            code = db.dbLoadTemplate(b"s.subst", None, None)
            os.write(loaded.fileno(), json.dumps(rows).encode())
            os._exit(0 if code == 0 else 1)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        loaded.seek(0)
        rows = loaded.read().decode()
        text = re.sub("\x1b\\[[0-9;]*m", "", said.read().decode("latin-1"))
        return {"code": os.waitstatus_to_exitcode(status), "rows": json.loads(rows or "[]"), "said": text}


def ask_db_load_template(folder):
    for _ in range(TEMPLATES):
        answer = load(folder)
        missing = MISSING.search(answer["said"])
        if not missing or not make(folder, missing.group(1), "# nothing\n"):
            break
    return answer


def answer(case):
    for name in case["environment"]:
        os.environ[name] = name
    with tempfile.TemporaryDirectory() as top:
        answers = {}
        for tool in ("msi", "dbLoadTemplate"):
            folder = os.path.join(top, tool)
            os.mkdir(folder)
            with open(os.path.join(folder, "s.subst"), "wb") as file:
                file.write(case["text"].encode("utf-8", "surrogatepass"))
        if MSI:
            answers["msi"] = ask_msi(os.path.join(top, "msi"), case["names"])
        answers["dbLoadTemplate"] = ask_db_load_template(os.path.join(top, "dbLoadTemplate"))
        os.chdir("/")
        for name in case["environment"]:
            del os.environ[name]
        return answers


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
