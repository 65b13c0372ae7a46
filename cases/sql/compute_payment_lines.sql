-- Who is paid, and who is left out and why: every share in force becomes one or the other.
-- %(run)s of %(county)s for %(month)s (a first): awards of %(benefits)s pay %(benefit)s of %(group)s, part %(part)s
-- of %(parts)s. A benefit on top gives %(urban)s or %(rural)s yuan to each person once, whatever they hold, and is
-- parted by person; where these are NULL an award gives its own shares and is parted whole.
-- What locked runs of earlier months left out is paid as arrears when the reason is gone, and so is back pay.
-- Run twice it adds nothing. Index: award_of_county, then by award.
WITH share AS (
    SELECT DISTINCT ON (member.person_id)
           member.id AS member_id, member.award_id, award.household_id, member.person_id, member.region_code,
           award.benefit_group AS held_group,
           coalesce(CASE award.area WHEN 'urban' THEN %(urban)s::numeric ELSE %(rural)s::numeric END,
                    member.share + member.raised) AS amount,
           CASE WHEN %(urban)s::numeric IS NULL THEN member.raised ELSE 0 END AS raised,
           %(month)s::date AS month, 'regular' AS kind, NULL::bigint AS back_pay_id
    FROM cases_award AS award
    JOIN cases_awardmember AS member ON member.award_id = award.id
    WHERE award.county_code = %(county)s AND award.benefit = ANY(%(benefits)s)
      AND CASE WHEN %(urban)s::numeric IS NULL THEN award.id ELSE member.person_id END %% %(parts)s = %(part)s
      AND award.period @> %(month)s::date AND member.period @> %(month)s::date
      AND (%(urban)s::numeric IS NOT NULL OR member.share + member.raised > 0)
    ORDER BY member.person_id, award.id
), missed AS (
    SELECT DISTINCT ON (member.person_id, past.month)
           member.id AS member_id, member.award_id, award.household_id, member.person_id, member.region_code, award.benefit_group AS held_group, exclusion.amount,
           CASE WHEN exclusion.amount = member.share + member.raised AND %(urban)s::numeric IS NULL THEN member.raised ELSE 0 END AS raised,
           past.month, 'arrears' AS kind, NULL::bigint AS back_pay_id
    FROM cases_paymentrun AS past
    JOIN cases_paymentexclusion AS exclusion ON exclusion.run_id = past.id
    JOIN cases_awardmember AS member ON member.id = exclusion.member_id
    JOIN cases_award AS award ON award.id = member.award_id
    WHERE past.region_code = %(county)s AND past.benefit = %(benefit)s AND past.kind = 'regular'
      AND past.month < %(month)s::date AND past.state IN ('locked', 'exported', 'returned', 'closed')
      AND exclusion.reason IN ('held', 'no_account', 'died')
      AND CASE WHEN %(urban)s::numeric IS NULL THEN award.id ELSE member.person_id END %% %(parts)s = %(part)s
      AND member.period @> past.month
      AND NOT EXISTS (
          SELECT 1 FROM cases_paymentline AS line
          WHERE line.person_id = member.person_id AND line.benefit_group = %(group)s
            AND line.month = past.month AND line.kind <> 'recovery' AND NOT line.void)
    ORDER BY member.person_id, past.month
), back_pay AS (
    SELECT short.member_id, short.award_id, short.household_id, short.person_id, owed.region_code,
           short.benefit_group AS held_group, owed.amount, 0 AS raised, short.month, 'arrears' AS kind, owed.id AS back_pay_id
    FROM cases_backpay AS owed
    JOIN cases_paymentline AS short ON short.id = owed.line_id
    JOIN eligibility_standard AS standard ON standard.id = owed.standard_id
    WHERE owed.region_code BETWEEN %(county)s AND %(county)s + 999999 AND short.benefit = %(benefit)s
      AND owed.amount > 0 AND standard.replaced_by_id IS NULL AND short.award_id %% %(parts)s = %(part)s
), claim AS (
    SELECT * FROM share UNION ALL SELECT * FROM missed UNION ALL SELECT * FROM back_pay
), latest AS (
    -- A change inside ten days before the cut-off waits for a second person; until then the
    -- account before it is paid. The first account of a household was checked with its application.
    SELECT DISTINCT ON (account.household_id)
           account.household_id, account.holder_id, account.holder_name, account.bank, account.card_token, account.last4
    FROM households_bankaccount AS account
    WHERE account.household_id IN (SELECT household_id FROM claim)
      AND lower(account.period) <= %(cut_off_on)s::date
      AND (account.checked_on IS NOT NULL
           OR lower(account.period) <= %(cut_off_on)s::date - 10
           OR NOT EXISTS (
               SELECT 1 FROM households_bankaccount AS earlier
               WHERE earlier.household_id = account.household_id
                 AND lower(earlier.period) < lower(account.period)))
      AND EXISTS (SELECT 1 FROM households_bankaccount AS current
                  WHERE current.household_id = account.household_id AND current.period @> %(cut_off_on)s::date)
    ORDER BY account.household_id, lower(account.period) DESC
), account AS (
    SELECT latest.*, holder.died_on AS holder_died FROM latest
    JOIN households_person AS holder ON holder.id = latest.holder_id
), fate AS (
    SELECT claim.*, account.holder_name, account.bank, account.card_token, account.last4,
           CASE
               WHEN person.died_on < claim.month THEN 'died'
               WHEN EXISTS (
                   SELECT 1 FROM cases_paymenthold AS hold
                   JOIN cases_award AS held ON held.id = hold.award_id
                   WHERE held.household_id = claim.household_id AND hold.released_on IS NULL
                     AND held.benefit_group = claim.held_group
                     AND (hold.person_id IS NULL OR hold.person_id = claim.person_id)) THEN 'held'
               WHEN EXISTS (
                   SELECT 1 FROM cases_paymentline AS line
                   WHERE line.person_id = claim.person_id AND line.month = claim.month
                     AND line.benefit_group = %(group)s AND line.kind = claim.kind
                     AND line.back_pay_id IS NOT DISTINCT FROM claim.back_pay_id
                     AND NOT line.void AND line.run_id <> %(run)s) THEN 'paid'
               WHEN account.household_id IS NULL THEN 'no_account'
           END AS reason
    FROM claim
    JOIN households_person AS person ON person.id = claim.person_id
    -- No month after that of death goes into the account of the dead: the household names another payee.
    LEFT JOIN account ON account.household_id = claim.household_id
                     AND (account.holder_died IS NULL OR account.holder_died >= claim.month)
    WHERE NOT EXISTS (
        SELECT 1 FROM cases_paymentline AS line
        WHERE line.run_id = %(run)s AND line.person_id = claim.person_id
          AND line.month = claim.month AND line.kind = claim.kind
          AND line.back_pay_id IS NOT DISTINCT FROM claim.back_pay_id AND NOT line.void)
      AND NOT EXISTS (SELECT 1 FROM cases_paymentexclusion AS exclusion
                      WHERE exclusion.run_id = %(run)s AND exclusion.member_id = claim.member_id)
), paid AS (
    INSERT INTO cases_paymentline (
        run_id, award_id, member_id, household_id, person_id, region_code, benefit, benefit_group,
        month, kind, sequence, back_pay_id, amount, raised, void, payee_name, bank, card_token, last4)
    SELECT %(run)s, award_id, member_id, household_id, person_id, region_code, %(benefit)s, %(group)s,
           month, kind, 0, back_pay_id, amount, raised, false, holder_name, bank, card_token, last4
    FROM fate WHERE reason IS NULL
    ON CONFLICT (person_id, benefit_group, month, kind, sequence, back_pay_id) WHERE NOT void DO NOTHING
    RETURNING member_id, kind, month
), left_out AS (
    -- Another run may pay the same person at this very moment: the index lets one of us through.
    INSERT INTO cases_paymentexclusion (
        run_id, award_id, member_id, person_id, region_code, amount, reason, note)
    SELECT %(run)s, award_id, member_id, person_id, region_code, amount, coalesce(reason, 'paid'), ''
    FROM fate
    WHERE kind = 'regular' AND (member_id, kind, month) NOT IN (SELECT member_id, kind, month FROM paid)
    ON CONFLICT ON CONSTRAINT paymentexclusion_once_per_run DO NOTHING
    RETURNING member_id
)
SELECT (SELECT count(*) FROM paid) AS lines, (SELECT count(*) FROM left_out) AS exclusions;
