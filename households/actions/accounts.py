"""The account a household is paid into."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from accounts.ciphers import card_token
from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import require
from households.models import BankAccount, Household, Membership, Person
from households.names import name_key


class NamesDiffer(Exception):
    """The account is not in the payee's name and no custody agreement is named."""


@transaction.atomic
def open_account(
    household_id: int,
    *,
    by: Officer,
    on: date,
    holder_id: int,
    holder_name: str,
    bank: str,
    card: str,
    custody_agreement: str = "",
) -> BankAccount:
    """The household is paid into this account from `on`; the one before ended the day before.

    Raises NamesDiffer unless the holder is named on the account or an agreement is given.
    """
    households = Household.objects.visible_to(by).select_for_update(of=("self",))
    household = households.get(pk=household_id)
    require(by, Right.ENTER, household.region_id)
    member = Membership.objects.select_related("person").get(
        household=household, person_id=holder_id, period__endswith=None
    )
    if not custody_agreement:
        _require_own_name(holder_name, member.person)
    token = card_token(card)
    now = BankAccount.objects.filter(household=household, period__endswith=None).first()
    if now and (now.card_token, now.holder_id, now.bank) == (token, holder_id, bank):
        return now
    if now:
        _close(now, on)
    return BankAccount.objects.create(
        region_id=household.region_id,
        household=household,
        holder_id=holder_id,
        holder_name=holder_name,
        bank=bank,
        card_token=token,
        last4=card[-4:],
        custody_agreement=custody_agreement,
        period=DateRange(on, None),
        entered_by=by,
    )


def _require_own_name(holder_name: str, payee: Person) -> None:
    if name_key(holder_name) != payee.name_key:
        raise NamesDiffer(
            _("账户名“%(account)s”与领取人“%(payee)s”不一致，改用本人账户或登记监护人")
            % {"account": holder_name, "payee": payee.name}
        )


def _close(account: BankAccount, on: date) -> None:
    if account.period.lower >= on:  # opened today: it was never paid into
        account.delete()
        return
    account.period = DateRange(account.period.lower, on)
    account.save(update_fields=["period"])
