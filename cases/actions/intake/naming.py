"""The people an application names, kept beside its sections: for duplicate checks and signatures."""

from datetime import date

from accounts.ciphers import id_token
from cases.intake.draft import Draft
from cases.models import Application, ApplicationPerson, Authorisation


def name_people(application: Application, *, on: date) -> None:
    """The people of the application are those its sections name, with the numbers they can be read."""
    draft = Draft(application, on=on)
    helpers = {supporter.ref for supporter in draft.supporters}
    rows = {row.ref: row for row in ApplicationPerson.objects.filter(application=application)}
    signed = set(
        Authorisation.objects.filter(application=application).values_list("signer__ref", flat=True)
    )
    wanted = {person.ref: person for person in draft.signers if person.ref}
    gone = [row.pk for ref, row in rows.items() if ref not in wanted and ref not in signed]
    ApplicationPerson.objects.filter(pk__in=gone).delete()
    taken: set[str] = set()
    changed = []
    for ref, person in wanted.items():
        number = person.number if person.number not in taken else ""
        taken.add(number)
        row = rows.get(ref) or ApplicationPerson(application=application, ref=ref)
        said = (person.name[:50], id_token(number) if number else None, ref in helpers)
        if row.pk is None or (row.name, row.id_token, row.is_supporter) != said:
            row.name, row.id_token, row.is_supporter = said
            row.region_id = application.region_id
            changed.append(row)
    # Numbers that change hands would meet the unique index half-way: free them first.
    ApplicationPerson.objects.filter(pk__in=[r.pk for r in changed if r.pk]).update(id_token=None)
    for row in changed:
        row.save()
