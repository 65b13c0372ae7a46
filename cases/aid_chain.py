"""Cases that follow from each other: aid first, then a test for dibao, then dibao; and follow-up aid."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Officer
from cases.benefits import BENEFITS
from cases.models import Aid, Application, Event

LINKS = ("application", "test_application", "follows__application")


def linked(application_id: int) -> set[int]:
    """The applications of one chain (先行救助、跟进救助、核查低保), this one among them."""
    chain, unseen = {application_id}, {application_id}
    while unseen:
        touching = Q()
        for link in LINKS:
            touching |= Q(**{f"{link}__in": unseen})
        found = {case for row in Aid.objects.filter(touching).values_list(*LINKS) for case in row}
        unseen = found - chain - {None}
        chain |= unseen
    return chain


def events_of(application: Application, *, by: Officer) -> list[Event]:
    """What happened in every case of the chain that an officer may see, the latest first: one story."""
    others = Application.objects.visible_to(by).filter(pk__in=linked(application.pk))
    events = Event.objects.filter(Q(application=application) | Q(application__in=others))
    return list(events.select_related("by", "application").order_by("-at", "-pk"))


def named(event: Event, here: Application) -> str:
    """What an event was; of another case of the chain than the one that is looked at, with its name."""
    what, case = str(event.get_kind_display()), event.application
    if case == here:
        return what
    return _("%(benefit)s %(number)s %(what)s") % {
        "benefit": BENEFITS[case.benefit].label, "number": case.number, "what": what,
    }  # fmt: skip
