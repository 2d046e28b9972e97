"""Asks EPICS base's own parser about databases: JSON lines on stdin {"text", "macros", "search"}, answers {"ok", "said"}.

The argument is a file of definitions for what EPICS base does not define itself. Record types without code get a layout,
which is all the parser needs. Each database is read in a process of its own, because the parser keeps what it has read.
"""
import ctypes
import json
import os
import re
import sys
import tempfile
import epicscorelibs.path

for name in ("Com", "ca", "dbCore", "dbRecStd"):
    handle = ctypes.CDLL(epicscorelibs.path.get_lib(name), ctypes.RTLD_GLOBAL)
    if name == "dbCore":
        db = handle
    if name == "Com":
        com = handle


class List(ctypes.Structure):
    _fields_ = [("next", ctypes.c_void_p), ("previous", ctypes.c_void_p), ("count", ctypes.c_int)]


class Field(ctypes.Structure):
    _fields_ = [
        ("prompt", ctypes.c_char_p), ("name", ctypes.c_char_p), ("extra", ctypes.c_char_p),
        ("type", ctypes.c_void_p), ("index", ctypes.c_short), ("special", ctypes.c_short),
        ("field_type", ctypes.c_int), ("flags", ctypes.c_uint), ("base", ctypes.c_int),
        ("promptgroup", ctypes.c_short), ("interest", ctypes.c_short), ("level", ctypes.c_int),
        ("initial", ctypes.c_char_p), ("private", ctypes.c_void_p), ("size", ctypes.c_short),
        ("offset", ctypes.c_ushort),
    ]


class RecordType(ctypes.Structure):
    _fields_ = [
        ("next", ctypes.c_void_p), ("previous", ctypes.c_void_p), ("attributes", List), ("records", List),
        ("devices", List), ("definitions", List), ("name", ctypes.c_char_p), ("fields", ctypes.c_short),
        ("prompts", ctypes.c_short), ("links", ctypes.c_short), ("aliases", ctypes.c_short),
        ("linkIndices", ctypes.c_void_p), ("sortedNames", ctypes.c_void_p), ("sortedIndices", ctypes.c_void_p),
        ("value", ctypes.c_void_p), ("valueIndex", ctypes.c_short),
        ("field", ctypes.POINTER(ctypes.POINTER(Field))), ("support", ctypes.c_void_p), ("size", ctypes.c_int),
    ]


class Base(ctypes.Structure):
    _fields_ = [("menus", List), ("recordTypes", List)]


base = ctypes.POINTER(Base).in_dll(db, "pdbbase")
read = db.dbReadDatabase
read.argtypes = [ctypes.POINTER(ctypes.POINTER(Base)), ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p]
read.restype = ctypes.c_long

# By the order of the field types in dbFldTypes.h: STRING CHAR UCHAR SHORT USHORT LONG ULONG INT64 UINT64 FLOAT DOUBLE ENUM MENU DEVICE
SIZES = [0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 2, 2, 2]
LINK = 256  # room for struct link
def lay_out(record_type):
    offset = 0
    for i in range(record_type.fields):
        field = record_type.field[i].contents
        size = field.size if field.field_type == 0 else SIZES[field.field_type] if field.field_type < len(SIZES) else LINK
        offset = (offset + 15) // 16 * 16
        field.offset = offset
        field.size = size
        offset += max(size, 8)
    record_type.size = offset + 16


def prepare(own):
    definitions = os.path.join(os.path.dirname(epicscorelibs.path.get_lib("Com")), "..", "dbd")
    assert read(ctypes.byref(base), b"base.dbd", definitions.encode(), None) == 0
    assert db.registerAllRecordDeviceDrivers(base) == 0
    assert read(ctypes.byref(base), own.encode(), os.path.dirname(own).encode(), None) == 0
    at = base.contents.recordTypes.next
    while at:
        record_type = RecordType.from_address(at)
        if record_type.size == 0:
            lay_out(record_type)
        at = record_type.next


def verdict(case):
    handle, path = tempfile.mkstemp(suffix=".db")
    os.write(handle, case["text"].encode("latin-1" if case.get("bytes") else "utf-8"))
    os.close(handle)
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 2)
            os.dup2(said.fileno(), 1)
            search = case.get("search", ".").encode()
            os._exit(0 if read(ctypes.byref(base), path.encode(), search, case.get("macros", "").encode()) == 0 else 1)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        text = re.sub("\x1b\\[[0-9;]*m", "", said.read().decode("utf-8", "replace"))
    os.unlink(path)
    return {"ok": os.waitstatus_to_exitcode(status) == 0, "said": text.replace(path, "t.db")}


prepare(os.path.abspath(sys.argv[1]))
for line in sys.stdin:
    print(json.dumps(verdict(json.loads(line))), flush=True)
