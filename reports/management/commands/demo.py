"""`manage.py demo`: the demo county, in an empty database, once."""

from typing import Any

from django.core.management import call_command
from django.utils import timezone

from accounts.management.bilingual import Bilingual
from accounts.models import Region
from households.models import Household
from reports.synthetic import demo, staff


class Command(Bilingual):
    help = "在空库中生成演示县；再次运行不变 / Fill an empty database with the demo county, once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Region.objects.filter(code=demo.COUNTY).exists():
            call_command("load_regions")
        call_command("load_workdays")
        if Household.objects.exists():
            self.stdout.write("库里已有数据，没有改动 / the database is not empty: nothing changed")
        else:
            demo.fill(on=timezone.localdate(), say=self.stdout.write)
        for username, name, post in staff.logins():
            self.stdout.write(f"  {username:14} {staff.PASSWORD}   {name} · {post}")
