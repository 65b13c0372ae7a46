"""Verification by registers (信息核对): authorised by everybody, answered source by source."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import stop_clocks
from cases.actions.events import move, record, save_step, take_up
from cases.benefits import BENEFITS
from cases.models import (
    Application,
    ApplicationPerson,
    Clock,
    Event,
    Verification,
    VerificationResult,
)
from cases.procedure import Stage, State, StepRefused


def without_authorisation(application: Application, on: date) -> QuerySet[ApplicationPerson]:
    """Members and supporters who have not signed an authorisation that holds on that day."""
    holds = Q(
        authorisation__isnull=False,
        authorisation__signed_on__lte=on,
        authorisation__valid_until__gte=on,
    ) & (Q(authorisation__revoked_on=None) | Q(authorisation__revoked_on__gt=on))
    return application.people.exclude(pk__in=application.people.filter(holds)).order_by("pk")


@transaction.atomic
def ask_verification(
    application_id: int, *, by: Officer, on: date, version: int | None = None
) -> Verification:
    """The registers are asked about every member and supporter; the investigation has begun.

    Raises StepRefused naming those who have not signed an authorisation.
    """
    application = take_up(application_id, Right.VERIFY, by=by, version=version)
    unsigned = [person.name for person in without_authorisation(application, on)]
    if unsigned:
        raise StepRefused(
            _("%(names)s还没有签核对授权书，签好上传后才能发起信息核对")
            % {"names": "、".join(unsigned)}
        )
    move(application, State.VERIFYING, State.ACCEPTED)
    save_step(application)
    stop_clocks(application, Clock.Kind.INVESTIGATE, on=on)
    record(application, Event.Kind.VERIFICATION_ASKED, by=by, on=on, stage=Stage.HANDLING)
    return Verification.objects.create(
        application=application, region_id=application.region_id, asked_by=by, asked_on=on
    )


@transaction.atomic
def record_result(
    application_id: int,
    *,
    by: Officer,
    on: date,
    person_id: int,
    source: str,
    answer: str,
    as_of: date,
    detail: dict[str, Any] | None = None,
    version: int | None = None,
) -> VerificationResult:
    """What a source says of one person; asked again, the new answer takes the place of the old.

    `detail` may hold `declared` and `found` (yuan a year, as text) and a `note`.
    """
    application = take_up(application_id, Right.VERIFY, by=by, version=version)
    verification = _open_verification(application)
    person = application.people.get(pk=person_id)
    if as_of > on:
        raise StepRefused(_("数据日期不能晚于今天"))
    result, _created = VerificationResult.objects.update_or_create(
        verification=verification,
        person=person,
        source=source,
        defaults={
            "region_id": application.region_id,
            "answer": answer,
            "as_of": as_of,
            "detail": detail or {},
            "disputed": False,
            "recorded_by": by,
        },
    )
    return result


@transaction.atomic
def dispute_result(
    application_id: int,
    *,
    by: Officer,
    on: date,
    result_id: int,
    reason: str,
    version: int | None = None,
) -> VerificationResult:
    """The applicant disputes a result (第十八条): the source is asked again before the report."""
    application = take_up(application_id, Right.VERIFY, by=by, version=version)
    result = _open_verification(application).results.get(pk=result_id)
    result.disputed = True
    result.detail = {**result.detail, "dispute": reason}
    result.save(update_fields=["disputed", "detail"])
    application.version += 1
    save_step(application)
    record(
        application, Event.Kind.NOTED, by=by, on=on, stage=Stage.HANDLING,
        what="disputed", source=result.source,
    )  # fmt: skip
    return result


@transaction.atomic
def finish_verification(
    application_id: int, *, by: Officer, on: date, conclusion: str, version: int | None = None
) -> None:
    """The report (核对报告) is complete: everybody was looked up, the sources that the benefit asks have
    answered, and nothing is in dispute. Where the law has no home survey the township's review is next."""
    application = take_up(application_id, Right.VERIFY, by=by, version=version)
    verification = _open_verification(application)
    unasked = application.people.exclude(results__verification=verification)
    if unasked.exists():
        raise StepRefused(
            _("%(names)s还没有任何核对结果，逐人登记后再完成核对")
            % {"names": "、".join(unasked.values_list("name", flat=True))}
        )
    benefit = BENEFITS[application.benefit]
    _refuse_unanswered(application, verification, benefit.sources)
    _refuse_unasked_elsewhere(application, verification)
    if verification.results.filter(disputed=True).exists():
        raise StepRefused(_("还有结果正在复查，登记复查结果后再完成核对"))
    move(application, State.VERIFIED, State.VERIFYING)
    save_step(application)
    verification.finished_on, verification.conclusion = on, conclusion
    verification.save(update_fields=["finished_on", "conclusion"])
    if not benefit.visited:
        move(application, State.VISITED, State.VERIFIED)
        save_step(application)
    conflicts = verification.results.filter(answer=VerificationResult.Answer.CONFLICT).count()
    record(
        application, Event.Kind.VERIFIED, by=by, on=on, stage=Stage.HANDLING, conflicts=conflicts
    )


def _refuse_unanswered(
    application: Application, verification: Verification, sources: tuple[str, ...]
) -> None:
    """A source that the benefit asks must have confirmed what was declared of the person it is for."""
    confirmed = verification.results.filter(
        person__person=application.person_id, answer=VerificationResult.Answer.CONSISTENT
    ).values_list("source", flat=True)
    wanting = [
        VerificationResult.Source(source).label for source in sources if source not in confirmed
    ]
    if wanting and application.person_id is not None:
        raise StepRefused(
            _("%(sources)s还没有核实给付对象，登记核实结果后再完成核对")
            % {"sources": "、".join(str(each) for each in wanting)}
        )


def _refuse_unasked_elsewhere(application: Application, verification: Verification) -> None:
    """Of an applicant at their residence, the place of registration has said whether anybody of the family
    receives there (厅民发〔2021〕34号 二(九))."""
    if not application.permit_number:
        return
    answered = verification.results.filter(source=VerificationResult.Source.REGISTRATION_PLACE)
    members = application.people.filter(is_supporter=False)
    unasked = members.exclude(pk__in=answered.values("person"))
    if unasked.exists():
        raise StepRefused(
            _("%(place)s民政部门还没有回复%(names)s是否在户籍地享受待遇，登记回复后再完成核对")
            % {
                "place": application.registered_at,
                "names": "、".join(unasked.values_list("name", flat=True)),
            }
        )


def _open_verification(application: Application) -> Verification:
    found = application.verifications.filter(finished_on=None).first()
    if found is None:
        raise StepRefused(_("这件申请没有正在进行的信息核对，先发起核对"))
    return found
