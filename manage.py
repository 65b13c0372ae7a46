#!/usr/bin/env python
"""Doudi's commands. Without `DATABASE_URL` they use the embedded server, started if need be."""

import os
import sys

from config.commands import Commands
from config.serving import servers_for

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with servers_for(sys.argv[1:]):
        Commands(sys.argv).execute()
