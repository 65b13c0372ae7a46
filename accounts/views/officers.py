"""人员与岗位: who works here, and what each may do where. For system administrators."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.actions import officers as actions
from accounts.decorators import right_required, step_up_required
from accounts.forms.officers import AccountForm, EndPostForm, OfficerFilter, PostForm
from accounts.forms.places import suggestions
from accounts.http import OfficerRequest
from accounts.models import Officer, Post, Region
from accounts.paging import page_of
from accounts.roles import Right

may_manage = right_required(Right.MANAGE_OFFICERS)


@require_GET
@may_manage
def officer_list(request: OfficerRequest) -> HttpResponse:
    """Everybody with a post in the administrator's area."""
    people = Officer.objects.managed_by(request.user).order_by("-is_active", "username")
    form = OfficerFilter(request.GET)
    if form.is_valid():
        if text := form.cleaned_data["q"].strip():
            people = people.filter(Q(name__icontains=text) | Q(username__icontains=text))
        if role := form.cleaned_data["role"]:
            now = Post.objects.in_force(timezone.localdate()).filter(role=role)
            people = people.filter(pk__in=now.values("officer_id"))
    now = Post.objects.in_force(timezone.localdate()).select_related("region")
    people = people.prefetch_related(Prefetch("posts", now, to_attr="posts_now"))
    filtered = any(request.GET.get(name) for name in form.fields)
    context = {"form": form, "filtered": filtered, **page_of(request, people)}
    return render(request, "accounts/officer_list.html", context)


@require_GET
@may_manage
def officer_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One account: its posts, what it may do, and what it can see (他能看到什么)."""
    return _detail(request, _find(request, pk), PostForm(request.user))


@require_http_methods(["GET", "POST"])
@may_manage
@step_up_required
def officer_new(request: OfficerRequest) -> HttpResponse:
    """Open an account; its password is shown on the next page, once."""
    form = AccountForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            officer, password = actions.open_account(
                given["username"],
                name=given["name"],
                staff_no=given["staff_no"],
                post=form.post,
                same_person_as=given["same_person"],
                by=request.user,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _slip(request, officer, password)
    context = {"form": form, "regions": _offered(request)}
    return render(request, "accounts/officer_new.html", context, status=422 if form.errors else 200)


@require_POST
@may_manage
@step_up_required
def post_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give the officer one more post."""
    officer = _find(request, pk)
    form = PostForm(request.user, request.POST)
    if form.is_valid():
        try:
            actions.give_post(officer.pk, post=form.post, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("已增加岗位"))
            return redirect("officer_detail", pk=officer.pk)
    return _detail(request, officer, form, status=422)


@require_http_methods(["GET", "POST"])
@may_manage
@step_up_required
def post_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say on which day a post ends."""
    managed = Officer.objects.managed_by(request.user)
    post = get_object_or_404(
        Post.objects.filter(officer__in=managed).select_related("officer", "region"), pk=pk
    )
    form = EndPostForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_post(post.pk, last_day=form.cleaned_data["last_day"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("已记下岗位的最后一天"))
            return redirect("officer_detail", pk=post.officer_id)
    context = {"post": post, "form": form}
    return render(request, "accounts/post_end.html", context, status=422 if form.errors else 200)


@require_POST
@may_manage
@step_up_required
def officer_in_use(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close an account, or open it again."""
    officer = _find(request, pk)
    actions.set_in_use(officer.pk, in_use=request.POST.get("in_use") == "yes", by=request.user)
    messages.success(request, _("账号状态已修改"))
    return redirect("officer_detail", pk=officer.pk)


@require_POST
@may_manage
@step_up_required
def officer_reset(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give a new password, shown once, and forget the second factor."""
    officer, password = actions.reset_account(_find(request, pk).pk, by=request.user)
    return _slip(request, officer, password)


def _find(request: OfficerRequest, pk: int) -> Officer:
    return get_object_or_404(Officer.objects.managed_by(request.user), pk=pk)


def _detail(
    request: OfficerRequest, officer: Officer, form: PostForm, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    rights = sorted({right for post in officer.posts_today for right in post.rights})
    context = {
        "officer": officer,
        "form": form,
        "regions": _offered(request),
        "posts": officer.posts.select_related("region").order_by("-period"),
        "today": today,
        "rights": [Right(right).label for right in rights],
        "seen": _seen(officer),
        "own": officer.pk == request.user.pk,
    }
    return render(request, "accounts/officer_detail.html", context, status=status)


def _seen(officer: Officer) -> dict[str, object]:
    """The regions whose cases the officer sees today, as names and counts."""
    inside = Region.objects.within(officer.intervals()).in_force()
    places = [post.region for post in officer.posts_today if Right.SEE_CASES in post.rights]
    return {
        "places": places,
        "townships": inside.filter(level=Region.Level.TOWNSHIP).count(),
        "villages": inside.filter(level=Region.Level.VILLAGE).count(),
    }


def _offered(request: OfficerRequest) -> list[Region]:
    return suggestions(request.user.intervals_with(Right.MANAGE_OFFICERS))


def _slip(request: OfficerRequest, officer: Officer, password: str) -> HttpResponse:
    context = {"officer": officer, "password": password}
    return render(request, "accounts/activation_slip.html", context)
