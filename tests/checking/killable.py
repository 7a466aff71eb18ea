"""A process to be killed: everything imported, then one command of the command line on demand."""

import sys

from cchc_data.__main__ import main

print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(sys.argv[1:]))
