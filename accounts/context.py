"""What the band on top of every page shows: the menu by rights, the post and its place.

Adds no query of its own: posts are the ones already read to decide what the officer may do.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from accounts.roles import Right

R = Right
MENU: list[tuple[str, Promise, frozenset[Right]]] = [
    ("desk", _("工作台"), frozenset(Right)),
    ("application_list", _("申请"), frozenset({R.SEE_CASES})),
    ("household_list", _("家庭档案"), frozenset({R.SEE_CASES})),
    (
        "payment_run_list",
        _("待遇与发放"),
        frozenset({R.PREPARE_PAYMENT, R.CHECK_PAYMENT, R.APPROVE_PAYMENT, R.AUDIT}),
    ),
    ("publication_list", _("公布"), frozenset({R.POST_NOTICE, R.REVIEW, R.AUDIT})),
    ("objection_list", _("异议"), frozenset({R.HEAR_OBJECTION})),
    ("finding_list", _("疑点"), frozenset({R.SETTLE, R.COMPARE, R.CONFIRM_DISPOSAL, R.AUDIT})),
    ("comparison_list", _("比对"), frozenset({R.COMPARE})),
    ("register_import_list", _("登记数据"), frozenset({R.IMPORT_REGISTER})),
    ("ledger_list", _("台账"), frozenset({R.SEE_CASES})),
    ("dashboard", _("看板"), frozenset({R.REPORT})),
    ("report_list", _("报表"), frozenset({R.REPORT})),
    ("rehearsal_list", _("测算"), frozenset({R.REHEARSE})),
    ("job_list", _("任务"), frozenset({R.COMPARE, R.IMPORT_REGISTER, R.PREPARE_PAYMENT})),
    ("policy", _("政策"), frozenset({R.SEE_CASES})),
    ("delegation_list", _("审批下放"), frozenset({R.DELEGATE})),
    ("officer_list", _("人员与岗位"), frozenset({R.MANAGE_OFFICERS})),
    ("push_key_list", _("推送密钥"), frozenset({R.MANAGE_OFFICERS})),
    ("access_log", _("访问日志"), frozenset({R.AUDIT})),
]


@dataclass(frozen=True)
class MenuItem:
    """One entry of the menu; `active` when the page shown stands below it."""

    label: Promise
    url: str
    active: bool


@dataclass(frozen=True)
class Navigation:
    """The band: its menu, and in words who is at work where."""

    items: tuple[MenuItem, ...] = ()
    role: str = ""
    place: str = ""
    finds: bool = False  # whether the search box has anything to find


def navigation(request: HttpRequest) -> dict[str, Navigation]:
    """Offer `navigation` to the templates; empty for visitors."""
    officer = getattr(request, "user", None)
    if not isinstance(officer, Officer):
        return {"navigation": Navigation()}
    posts = officer.posts_today
    return {
        "navigation": Navigation(
            items=_menu(officer, request.path),
            role=str(posts[0].get_role_display()) if posts else "",
            place=posts[0].region.name if posts else "",
            finds=officer.may(R.SEE_CASES),
        )
    }


def _menu(officer: Officer, path: str) -> tuple[MenuItem, ...]:
    rights = frozenset().union(*(post.rights for post in officer.posts_today))
    entries = [(label, _address(name)) for name, label, needed in MENU if rights & needed]
    known = [(label, url) for label, url in entries if url]
    here = max((url for _label, url in known if _stands_below(path, url)), key=len, default="")
    return tuple(MenuItem(label, url, active=url == here) for label, url in known)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _stands_below(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
