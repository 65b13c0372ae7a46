"""What somebody whose support ends would fit (终止后符合的救助): everybody is tested for dibao and aid."""

from datetime import date

from django.utils.translation import gettext as _

from cases.actions.award import facts_held
from cases.benefits import BENEFITS, TEKUN
from cases.grants import DIBAO, WORDS
from cases.models import Award
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.policies.packs import PolicyError
from eligibility.rules.reading import FactsError
from eligibility.spoken import said

ASIDE = "temporary_aid"


def fits_after(award: Award, *, on: date) -> str:
    """In words, what the rules say of the household for dibao and temporary aid once the tekun award is gone
    (特困人员认定办法 第二十七条); empty for any other benefit."""
    if award.benefit != TEKUN.code:
        return ""
    known = facts_held(award.household_id, on=on)
    mine = known["held"].get(award.person_id, [])
    known["held"][award.person_id] = [each for each in mine if each["benefit"] != TEKUN.code]
    try:
        facts = facts_of(award.household, on=on, **known)
        sheet = assess(facts, on=on, standards=entered_standards())
    except (FactsError, PolicyError) as why:
        return str(why)
    found = [f"{BENEFITS[DIBAO].label}{_('：')}{said(WORDS[sheet['outcome']])}"]
    if ASIDE in sheet["also_fits"]:
        found.append(_("可能符合临时救助"))
    return _("；").join(found)
