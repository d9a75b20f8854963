"""Reads a JSON list of texts from stdin; writes for each the entries of some hosts as Python's netrc module has them, or null.

It is null where the module refuses the text.
"""
import json
import netrc
import sys
import tempfile

given = json.load(sys.stdin)
results = []
with tempfile.TemporaryDirectory() as folder:
    path = folder + "/netrc"
    for text in given["Texts"]:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        try:
            read = netrc.netrc(path)
            results.append([read.authenticators(host) for host in given["Hosts"]])
        except netrc.NetrcParseError:
            results.append(None)
json.dump(results, sys.stdout)
