-- Who is paid, and who is left out and why: every share in force becomes one or the other.
-- %(run)s of %(county)s and %(benefit)s for %(month)s (a first); the awards of part %(part)s of %(parts)s.
-- Shares that locked runs of earlier months left out are paid as arrears when the reason is gone.
-- Run twice it adds nothing. Index: award_of_county, then by award.
WITH share AS (
    SELECT member.id AS member_id, member.award_id, award.household_id, member.person_id,
           member.region_code, member.benefit_group, member.share + member.raised AS amount,
           member.raised, %(month)s::date AS month, 'regular' AS kind
    FROM cases_award AS award
    JOIN cases_awardmember AS member ON member.award_id = award.id
    WHERE award.county_code = %(county)s AND award.benefit = %(benefit)s
      AND award.id %% %(parts)s = %(part)s
      AND award.period @> %(month)s::date AND member.period @> %(month)s::date
      AND member.share + member.raised > 0
), missed AS (
    SELECT DISTINCT ON (member.person_id, member.benefit_group, past.month)
           member.id AS member_id, member.award_id, award.household_id, member.person_id,
           member.region_code, member.benefit_group, exclusion.amount,
           CASE WHEN exclusion.amount = member.share + member.raised THEN member.raised ELSE 0 END
               AS raised,
           past.month, 'arrears' AS kind
    FROM cases_paymentrun AS past
    JOIN cases_paymentexclusion AS exclusion ON exclusion.run_id = past.id
    JOIN cases_awardmember AS member ON member.id = exclusion.member_id
    JOIN cases_award AS award ON award.id = member.award_id
    WHERE past.region_code = %(county)s AND past.benefit = %(benefit)s AND past.kind = 'regular'
      AND past.month < %(month)s::date AND past.state IN ('locked', 'exported', 'returned', 'closed')
      AND exclusion.reason IN ('held', 'no_account', 'died')
      AND award.id %% %(parts)s = %(part)s
      AND member.period @> past.month
      AND NOT EXISTS (
          SELECT 1 FROM cases_paymentline AS line
          WHERE line.person_id = member.person_id AND line.benefit_group = member.benefit_group
            AND line.month = past.month AND line.kind <> 'recovery' AND NOT line.void)
    ORDER BY member.person_id, member.benefit_group, past.month
), claim AS (
    SELECT * FROM share UNION ALL SELECT * FROM missed
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
      AND EXISTS (
          SELECT 1 FROM households_bankaccount AS current
          WHERE current.household_id = account.household_id
            AND current.period @> %(cut_off_on)s::date)
    ORDER BY account.household_id, lower(account.period) DESC
), account AS (
    SELECT latest.*, holder.died_on AS holder_died
    FROM latest
    JOIN households_person AS holder ON holder.id = latest.holder_id
), fate AS (
    SELECT claim.*, account.holder_name, account.bank, account.card_token, account.last4,
           CASE
               WHEN person.died_on < claim.month THEN 'died'
               WHEN EXISTS (
                   SELECT 1 FROM cases_paymenthold AS hold
                   JOIN cases_award AS held ON held.id = hold.award_id
                   WHERE held.household_id = claim.household_id AND hold.released_on IS NULL
                     AND held.benefit_group = claim.benefit_group
                     AND (hold.person_id IS NULL OR hold.person_id = claim.person_id)) THEN 'held'
               WHEN EXISTS (
                   SELECT 1 FROM cases_paymentline AS line
                   WHERE line.person_id = claim.person_id AND line.month = claim.month
                     AND line.benefit_group = claim.benefit_group AND line.kind = claim.kind
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
        WHERE line.run_id = %(run)s AND line.member_id = claim.member_id
          AND line.month = claim.month AND line.kind = claim.kind AND NOT line.void)
      AND NOT EXISTS (
        SELECT 1 FROM cases_paymentexclusion AS exclusion
        WHERE exclusion.run_id = %(run)s AND exclusion.member_id = claim.member_id)
), paid AS (
    INSERT INTO cases_paymentline (
        run_id, award_id, member_id, household_id, person_id, region_code, benefit, benefit_group,
        month, kind, sequence, amount, raised, void, payee_name, bank, card_token, last4)
    SELECT %(run)s, award_id, member_id, household_id, person_id, region_code, %(benefit)s,
           benefit_group, month, kind, 0, amount, raised, false, holder_name, bank, card_token, last4
    FROM fate
    WHERE reason IS NULL
    ON CONFLICT (person_id, benefit_group, month, kind, sequence) WHERE NOT void DO NOTHING
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
