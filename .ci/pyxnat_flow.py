#!/usr/bin/python3
"""Walks an unmodified pyxnat through a running server: pyxnat_flow.py URL USER PASSWORD.

Each step asserts what it got; the last line says how many passed. What pyxnat 1.5 itself cannot do under Python 3 is left out, with the exception that it raises.
"""

import sys
import warnings

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")

# In the order of the imports, which is the order of the steps.
from pyxnat_steps import flow, objects, files, sharing, searching, prearchive  # noqa: E402, F401


def main(arguments):
    if len(arguments) != 3:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    walk = flow.Flow(*arguments)
    for number, function in enumerate(flow.STEPS, start=1):
        try:
            function(walk)
        except Exception as error:
            print(f"pyxnat: step {number}, {function.__name__}, failed: {type(error).__name__}: {error}", file=sys.stderr)
            raise
    print(f"pyxnat: {len(flow.STEPS)} steps passed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
