"""The people who work in the demo county, and how to sign in as each."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Officer, Post
from accounts.roles import Role

PASSWORD = "doudi-demo-2026"  # noqa: S105  printed for everybody, for invented people only
SINCE = date(2015, 1, 1)

HONGLAI, MEISHAN, NANAN = 350583113000, 350583112000, 350583000000
_PEOPLE: tuple[tuple[str, str, Role, int], ...] = (
    ("chenxiezhu", "陈协助", Role.VILLAGE_HELPER, 350583113202),
    ("linjianhua", "林建华", Role.TOWNSHIP_CASEWORKER, HONGLAI),
    ("wuxiaoming", "吴晓明", Role.TOWNSHIP_CASEWORKER, HONGLAI),
    ("suzhenzhang", "苏镇长", Role.TOWNSHIP_HEAD, HONGLAI),
    ("huangfuzhang", "黄副镇", Role.TOWNSHIP_HEAD, HONGLAI),
    ("zhengmeishan", "郑美珊", Role.TOWNSHIP_CASEWORKER, MEISHAN),
    ("yangzhenzhang", "杨镇长", Role.TOWNSHIP_HEAD, MEISHAN),
    ("caishencha", "蔡慎察", Role.COUNTY_REVIEWER, NANAN),
    ("xufuhe", "许复核", Role.COUNTY_REVIEWER, NANAN),
    ("hongshenpi", "洪审平", Role.COUNTY_APPROVER, NANAN),
    ("yeshenpi", "叶审定", Role.COUNTY_APPROVER, NANAN),
    ("zengchuna", "曾初娜", Role.COUNTY_CASHIER, NANAN),
    ("quanzhou", "郭泉州", Role.CITY_SUPERVISOR, 350500000000),
    ("fujian", "何福建", Role.PROVINCIAL_SUPERVISOR, 350000000000),
    ("shenji", "邱审季", Role.AUDITOR, NANAN),
    ("guanli", "徐管理", Role.ADMINISTRATOR, NANAN),
)


def hire() -> dict[str, Officer]:
    """Everybody has an account and a post; by account name."""
    staff = {}
    for username, name, role, place in _PEOPLE:
        officer = Officer.objects.create_officer(username, name=name, password=PASSWORD)
        Post.objects.create(
            officer=officer, role=role, region_id=place, period=DateRange(SINCE, None)
        )
        staff[username] = officer
    return staff


def logins() -> list[tuple[str, str, str]]:
    """Account, name and post of everybody, for the page a newcomer reads first."""
    posts = Post.objects.select_related("officer", "region").filter(
        officer__username__in=[person[0] for person in _PEOPLE]
    )
    by_name = {post.officer.username: post for post in posts}
    return [
        (username, name, str(by_name[username]))
        for username, name, *_ in _PEOPLE
        if username in by_name
    ]
