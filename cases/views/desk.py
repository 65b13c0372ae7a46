"""The work desk (工作台): what is mine, what is late, what will be late soon."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Export, Officer
from accounts.paging import page_of
from accounts.roles import Right
from cases.forms.lists import CaseFilter
from cases.models import Application
from cases.procedure import State
from cases.querysets import ApplicationQuerySet, deciding_places, duty_places
from cases.views.rows import rows_of

SHOWN = 20
S = State
# The counters beside the deadlines; each role sees the first of those that are its duties.
COUNTERS: list[tuple[Right, State, Promise]] = [
    (Right.VERIFY, S.VERIFIED, gettext_lazy("待入户调查")),
    (Right.REVIEW, S.VISITED, gettext_lazy("待乡镇审核")),
    (Right.POST_NOTICE, S.POSTED, gettext_lazy("公示中")),
    (Right.SUBMIT, S.RETURNED, gettext_lazy("县级退回")),
    (Right.CONFIRM, S.REPORTED, gettext_lazy("待审核确认")),
    (Right.EXAMINE, S.RETURNED, gettext_lazy("已退回乡镇")),
    (Right.ENTER, S.DRAFT, gettext_lazy("我的草稿")),
    (Right.SUBMIT, S.SUBMITTED, gettext_lazy("待受理")),
]
TILES = 5  # and one for the findings, served by their own app


@require_GET
def desk(request: OfficerRequest) -> HttpResponse:
    """The landing page of every role; those without cases find the way to their own pages."""
    today = timezone.localdate()
    mine = _mine(request.user)
    form = CaseFilter(request.GET, officer=request.user)
    queue = form.narrow(mine, today=today).by_deadline()
    counts = _counts(mine, today)
    context = {
        "today": today,
        "form": form,
        "sub": _in_words(counts),
        "tiles": [*_tiles(request.user, counts), *_exports(request.user)],
        "rows": rows_of(queue[:SHOWN], on=today),
        "count": counts["all"],
        "can_enter": request.user.may(Right.ENTER),
        "sees_cases": request.user.may(Right.SEE_CASES),
        "reports": request.user.may(Right.REPORT),
        "decides": request.user.may(Right.EXAMINE) or bool(deciding_places(request.user)),
    }
    return render(request, "cases/desk.html", context)


@require_GET
@right_required(Right.SEE_CASES)
def todo_list(request: OfficerRequest) -> HttpResponse:
    """待办, 已办 and 我发起的, each with its count."""
    today = timezone.localdate()
    visible = Application.objects.visible_to(request.user)
    lists = {
        "todo": visible.waiting_for(request.user),
        "done": visible.acted_on_by(request.user),
        "mine": visible.filter(entered_by=request.user),
    }
    tab = request.GET.get("tab", "todo")
    chosen = lists.get(tab, lists["todo"]).select_related("region", "household__head")
    form = CaseFilter(request.GET, officer=request.user)
    queue = form.narrow(chosen.with_deadline().with_amounts(), today=today)
    ordered = queue.order_by("-created_at") if tab != "todo" else queue.by_deadline()
    paged = page_of(request, ordered)
    context = {
        "form": form,
        **paged,
        "rows": rows_of(paged["page"], on=today),
        "tab": tab,
        "tabs": _tabs(lists, tab),
    }
    return render(request, "cases/todo_list.html", context)


def _mine(officer: Officer) -> ApplicationQuerySet:
    cases = Application.objects.visible_to(officer).waiting_for(officer)
    return cases.select_related("region", "household__head").with_deadline().with_amounts()


def _counts(mine: ApplicationQuerySet, today: date) -> dict[str, int]:
    """All, late, due today, due by the end of the week."""
    dues = mine.deadlines()
    sunday = today + timedelta(days=6 - today.weekday())
    known = [due for due in dues if due is not None]
    return {
        "all": len(dues),
        "late": sum(due < today for due in known),
        "today": sum(due == today for due in known),
        "week": sum(today < due <= sunday for due in known),
    }


def _in_words(counts: dict[str, int]) -> str:
    if not counts["all"]:
        return _("今天没有待办")
    return _("%(today)d 件今天到期，%(late)d 件已超期；本周还有 %(week)d 件将到期") % counts


def _tiles(officer: Officer, counts: dict[str, int]) -> list[dict[str, Any]]:
    own = {
        state: label for right, state, label in reversed(COUNTERS) if duty_places(officer, right)
    }
    visible = Application.objects.visible_to(officer).order_by()
    if not own:
        return _overview(visible)
    todo = reverse("todo_list")
    tiles = [
        {"value": counts["late"], "label": _("已超期"), "url": f"{todo}?late=on", "tone": "bad"},
        {"value": counts["today"], "label": _("今天到期"), "url": todo, "tone": "warn"},
    ]
    by_state = dict(
        visible.filter(state__in=own)
        .filter(~Q(state=S.DRAFT) | Q(entered_by=officer))
        .values_list("state")
        .annotate(Count("pk"))
    )
    for state, label in list(reversed(own.items()))[: TILES - len(tiles)]:
        url = f"{reverse('application_list')}?state={state}"
        tiles.append({"value": by_state.get(state, 0), "label": label, "url": url, "tone": ""})
    return tiles


def _exports(officer: Officer) -> list[dict[str, Any]]:
    """Exports that wait for the officer's answer, where there are any."""
    if not officer.may(Right.APPROVE_EXPORT):
        return []
    waiting = Export.objects.visible_to(officer).waiting_for(officer).count()
    url = reverse("export_list")
    return (
        [{"value": waiting, "label": _("待审批导出"), "url": url, "tone": "warn"}]
        if waiting
        else []
    )


def _overview(visible: ApplicationQuerySet) -> list[dict[str, Any]]:
    """What those see who watch over cases and handle none."""
    cases = reverse("application_list")
    late = visible.with_deadline().late(timezone.localdate()).count()
    reported = visible.filter(state=S.REPORTED).count()
    return [
        {"value": visible.open().count(), "label": _("在办申请"), "url": cases, "tone": ""},
        {"value": late, "label": _("已超期"), "url": f"{cases}?late=on", "tone": "bad"},
        {
            "value": reported,
            "label": _("待审核确认"),
            "url": f"{cases}?state={S.REPORTED}",
            "tone": "",
        },
    ]


def _tabs(lists: dict[str, ApplicationQuerySet], tab: str) -> list[dict[str, Any]]:
    names = {"todo": _("待办"), "done": _("已办"), "mine": _("我发起的")}
    return [
        {
            "label": names[name],
            "url": f"?tab={name}",
            "active": name == tab,
            "count": cases.count(),
        }
        for name, cases in lists.items()
    ]
