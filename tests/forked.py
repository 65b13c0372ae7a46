"""A process that forks a worker of comparisons for each line it reads, so that a test may kill many of them.

`python -m tests.forked DAY`: a line names jobs; the process answers with the worker's number, then with
`done` or `killed`.
"""

import os
import sys
from datetime import date

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from monitoring.actions import comparing  # noqa: PLC0415  only after setup

    on = date.fromisoformat(sys.argv[1])
    print("ready", flush=True)
    for line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            for job in line.split():
                comparing.run(int(job), on=on)
            os._exit(0)
        print(worker, flush=True)
        status = os.waitpid(worker, 0)[1]
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)


if __name__ == "__main__":
    main()
