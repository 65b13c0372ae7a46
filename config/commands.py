"""`manage.py`: which command was meant."""

import sys
from difflib import get_close_matches

from django.core.management import BaseCommand, ManagementUtility, get_commands


class Commands(ManagementUtility):
    """Django's, but an unknown command is told in Chinese and English, with exit code 2."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        known = get_commands()
        if subcommand not in known:
            near = get_close_matches(subcommand, known)
            meant = f"；是不是 / perhaps {'、'.join(near)}" if near else ""
            sys.stderr.write(f"没有命令 {subcommand} / no such command{meant}\n")
            sys.exit(2)
        return super().fetch_command(subcommand)
