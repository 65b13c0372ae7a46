"""`manage.py appoint_administrator`: the first account of a new installation."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from accounts.actions import officers
from accounts.management.arguments import find_region, region_code
from accounts.management.bilingual import Bilingual


class Command(Bilingual):
    help = "任命一名系统管理员，显示一次启用密码 / appoint a system administrator"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True)
        parser.add_argument("--region", type=region_code, required=True)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            officer, password = officers.appoint_administrator(
                options["username"],
                name=options["name"],
                region_id=find_region(options["region"]).pk,
                on=timezone.localdate(),
            )
        except ValidationError as error:
            raise CommandError(f"{error.messages[0]} / the account exists") from error
        if options["json"]:
            self.stdout.write(json.dumps({"username": officer.username, "password": password}))
        else:
            self.stdout.write(
                f"账号 {officer.username}，启用密码 {password}，只显示这一次 / shown only now"
            )
