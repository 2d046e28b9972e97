"""Milliseconds a peer takes to parse one database, without its own start: `epicsLanguagesPeer.py PEER FILE`."""
import sys
import time


def parser(peer):
    if peer.startswith("whatrecord"):
        from whatrecord.db import Database

        return Database.from_string
    import tree_sitter
    import tree_sitter_epics_db

    tree_sitter_parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_epics_db.language()))
    return lambda text: tree_sitter_parser.parse(text.encode())


parse = parser(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    text = file.read()
began = time.perf_counter()
parse(text)
print((time.perf_counter() - began) * 1000)
