"""Long-term publication (长期公布): the list of a village is prepared by one officer and let hang by another.

The rows are frozen here; the public pages read them and nothing of the people behind them.
"""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.actions.notice import ADULT, board_photo, digest_of, name_on_web, refuse_unfit
from cases.benefits import BENEFITS, law_in
from cases.models import Award, Publication, PublicationEntry
from cases.procedure import FourEyes, StepRefused
from eligibility.rules.law import Law
from households.choices import Area
from households.models import Person

if TYPE_CHECKING:
    from django.core.files.base import File

MAY_PUBLISH = (Right.POST_NOTICE, Right.REVIEW)
ON_THE_WEB_FROM = 2  # a list of one household would say in the street whose money it is
EXPIRED = "expired"


@transaction.atomic
def prepare_list(
    village_id: int, benefit: str, *, by: Officer, on: date, place: str, phone: str
) -> Publication:
    """The list of a village as of a day, for another officer to let hang (第二十四条).

    Names, numbers of people and amounts of the awards in force; no household of a minor, none in which a
    child is cared for as an orphan or a de-facto unsupported child. Raises StepRefused where the law
    knows no such list, where nobody is to be named, or where the words would say too much.
    """
    _require(by, village_id, Right.POST_NOTICE)
    village = Region.objects.get(pk=village_id)
    law = law_in(village_id, Area.RURAL, on)
    if not BENEFITS[benefit].term("published", law):
        raise StepRefused(_("这项待遇没有长期公布的规定"))
    awards = list(_listed(village_id, benefit, on))
    if not awards:
        raise StepRefused(_("这个村（社区）没有要公布的家庭"))
    text = {
        "township": Region.objects.get(pk=ancestor(village_id, "township")).name,
        "village": village.name,
        "benefit": str(BENEFITS[benefit].label),
        "as_of": on.isoformat(),
        "place": place,
        "phone": phone,
        "on_web": len(awards) >= ON_THE_WEB_FROM,
    }
    refuse_unfit(text | {"board_name": ""})
    entries = [_entry(award, law) for award in awards]
    made = Publication.objects.create(
        region=village,
        benefit=benefit,
        slug=secrets.token_urlsafe(16),
        text=text,
        digest=digest_of([text, entries]),
        prepared_on=on,
        prepared_by=by,
        until=on + timedelta(days=BENEFITS[benefit].term("publication_days", law)),
    )
    PublicationEntry.objects.bulk_create(
        PublicationEntry(
            publication=made, region=village, award=award, place=place_in_list, **entry
        )
        for place_in_list, (award, entry) in enumerate(zip(awards, entries, strict=True), 1)
    )
    return made


@transaction.atomic
def publish_list(publication_id: int, *, by: Officer, on: date) -> None:
    """A second officer lets the list hang; the one before it comes down. Raises FourEyes, StepRefused."""
    publication = _take_up(publication_id, by)
    if publication.prepared_by.natural_person == by.natural_person:
        raise FourEyes(_("名单由你编制，由其他人员公布"))
    if publication.published_on or publication.taken_down_on or on > publication.until:
        raise StepRefused(_("这份名单已经公布过，或者已经过期，重新编制"))
    former = Publication.objects.hanging().filter(
        region=publication.region_id, benefit=publication.benefit
    )
    former.update(taken_down_on=on, taken_down_by=by, taken_down_why="replaced")
    publication.published_on, publication.published_by = on, by
    publication.save(update_fields=["published_on", "published_by"])


@transaction.atomic
def take_list_down(publication_id: int, *, by: Officer, on: date, reason: str) -> None:
    """A list comes down before its day, with the reason."""
    publication = _take_up(publication_id, by)
    if publication.taken_down_on:
        raise StepRefused(_("这份名单已经撤下"))
    if not reason.strip():
        raise StepRefused(_("写明撤下的原因"))
    publication.taken_down_on, publication.taken_down_by = on, by
    publication.taken_down_why = reason
    publication.save(update_fields=["taken_down_on", "taken_down_by", "taken_down_why"])


@transaction.atomic
def add_list_photo(publication_id: int, *, by: Officer, file: "File[bytes] | None") -> None:
    """The board with the list: while it hangs the photo of the start, afterwards that of the end."""
    publication = _take_up(publication_id, by)
    if file is None:
        raise StepRefused(_("选择一张公示栏的照片"))
    photo = "end_photo" if publication.taken_down_on else "photo"
    setattr(publication, photo, board_photo(file, by=by, region_id=publication.region_id))
    publication.save(update_fields=[photo])


@transaction.atomic
def retire_lists(*, by: Officer, on: date) -> tuple[int, int]:
    """Lists whose day is over come down, and lines whose award has ended go; how many of each."""
    over = Publication.objects.hanging().filter(until__lt=on)
    lists = over.update(taken_down_on=on, taken_down_by=by, taken_down_why=EXPIRED)
    ended = PublicationEntry.objects.filter(
        withdrawn_on=None, publication__taken_down_on=None
    ).exclude(award__period__contains=on)
    return lists, ended.update(withdrawn_on=on)


def shown_list(slug: str) -> Publication | None:
    """The list under an address that nobody can guess; None for one that is on no web page."""
    return (
        Publication.objects.filter(slug=slug, text__on_web=True, published_on__isnull=False)
        .prefetch_related("entries")
        .first()
    )


def digest_now(publication: Publication) -> str:
    """The digest of what is stored, reckoned anew."""
    entries = [
        {
            "name": each.name,
            "board_name": each.board_name,
            "persons": each.persons,
            "monthly": str(each.monthly),
        }
        for each in publication.entries.order_by("place")
    ]
    return digest_of([publication.text, entries])


def _entry(award: Award, law: Law) -> dict[str, Any]:
    name = award.household.head.name
    return {
        "name": name_on_web(name, law),
        "board_name": name,
        "persons": len(award.members.all()),
        "monthly": str(award.monthly),
    }


def _listed(village_id: int, benefit: str, on: date) -> Iterable[Award]:
    """Awards of the village in force, without those of minors and of children in care."""
    held = (
        Award.objects.filter(region=village_id, benefit=benefit, period__contains=on)
        .select_related("household__head")
        .prefetch_related("members__person")
        .order_by("household__head__name", "pk")
    )
    for award in held:
        people = [share.person for share in award.members.all()]
        if not people or not _is_adult(award.household.head, on):
            continue
        if any(_is_adult(person, on) for person in people) and not _cares_for_child(people, on):
            yield award


def _cares_for_child(people: Iterable[Person], on: date) -> bool:
    """Whether anybody of them holds the award of a child without parents."""
    return Award.objects.filter(
        benefit_group=BENEFITS["unsupported_child"].group,
        period__contains=on,
        members__person__in=[person.pk for person in people],
    ).exists()


def _is_adult(person: Person, on: date) -> bool:
    born = person.birth_date
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) >= ADULT


def _take_up(publication_id: int, by: Officer) -> Publication:
    publication = (
        Publication.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("prepared_by")
        .get(pk=publication_id)
    )
    _require(by, publication.region_id, *MAY_PUBLISH)
    return publication


def _require(by: Officer, region_id: int, *rights: Right) -> None:
    by.forget_posts()
    if not any(by.may(right, region_id) for right in rights):
        raise PermissionDenied(_("你的岗位不能办理这一步"))
