"""`manage.py appoint_administrator`: the first account of a new installation."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.actions import officers
from accounts.models import Region


class Command(BaseCommand):
    help = "任命一名系统管理员，显示一次启用密码 / appoint a system administrator"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True)
        parser.add_argument("--region", type=int, required=True)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            officer, password = officers.appoint_administrator(
                options["username"],
                name=options["name"],
                region_id=options["region"],
                on=timezone.localdate(),
            )
        except ValidationError as error:
            raise CommandError(f"{error.messages[0]} / the account exists") from error
        except Region.DoesNotExist as error:
            words = f"没有区划 {options['region']}，先运行 load_regions / no such region"
            raise CommandError(words) from error
        if options["json"]:
            self.stdout.write(json.dumps({"username": officer.username, "password": password}))
        else:
            self.stdout.write(
                f"账号 {officer.username}，启用密码 {password}，只显示这一次 / shown only now"
            )
