"""Runs a command with its output in a file, and prints its seconds and its peak memory in MB.

    python scale/measure.py OUT COMMAND...
"""

import resource
import subprocess
import sys
import time

out, *command = sys.argv[1:]
began = time.monotonic()
with open(out, "wb") as file:
    subprocess.run(command, check=True, stdout=file)
seconds = time.monotonic() - began
print(f"{seconds:.2f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000:.0f}")
