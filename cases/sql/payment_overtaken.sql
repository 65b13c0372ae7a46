-- Lines that events have overtaken since they were computed: a hold, a death, a checked new account.
-- %(run)s with its %(cut_off_on)s.
SELECT DISTINCT line.household_id, line.person_id,
       CASE
           WHEN person.died_on < line.month THEN 'died'
           WHEN hold.id IS NOT NULL THEN 'held'
           ELSE 'account'
       END AS reason
FROM cases_paymentline AS line
JOIN cases_award AS award ON award.id = line.award_id
JOIN households_person AS person ON person.id = line.person_id
LEFT JOIN (cases_paymenthold AS hold JOIN cases_award AS held ON held.id = hold.award_id)
    ON held.household_id = line.household_id AND held.benefit_group = award.benefit_group
   AND hold.released_on IS NULL
   AND (hold.person_id IS NULL OR hold.person_id = line.person_id)
LEFT JOIN households_bankaccount AS account
    ON account.household_id = line.household_id AND account.period @> %(cut_off_on)s::date
   AND account.checked_on IS NOT NULL AND account.card_token <> line.card_token
WHERE line.run_id = %(run)s AND NOT line.void AND line.kind <> 'recovery'
  AND (person.died_on < line.month OR hold.id IS NOT NULL OR account.id IS NOT NULL)
ORDER BY line.household_id, line.person_id;
