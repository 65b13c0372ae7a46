-- Pay again, once, what the bank could not pay and whose account has been put right since.
-- %(run)s supplements %(root)s; failed lines of that run and of its earlier supplements count.
-- An account is right when a second person checked it after the failure. %(on)s.
INSERT INTO cases_paymentline (
    run_id, award_id, member_id, household_id, person_id, region_code, benefit, benefit_group,
    month, kind, sequence, repairs_id, back_pay_id, amount, raised, void, payee_name, bank, card_token, last4)
SELECT %(run)s, line.award_id, line.member_id, line.household_id, line.person_id, line.region_code,
       line.benefit, line.benefit_group, line.month, line.kind, line.sequence + 1, line.id,
       line.back_pay_id, line.amount, line.raised, false, account.holder_name, account.bank,
       account.card_token, account.last4
FROM cases_paymentline AS line
JOIN cases_award AS award ON award.id = line.award_id
JOIN cases_paymentrun AS run ON run.id = line.run_id
JOIN cases_bankreturn AS answer ON answer.line_id = line.id AND NOT answer.paid
JOIN households_person AS person ON person.id = line.person_id
JOIN households_bankaccount AS account
    ON account.household_id = line.household_id AND account.period @> %(on)s::date
   AND account.checked_on >= answer.returned_on
WHERE %(root)s IN (run.id, run.supplements_id)
  AND NOT line.void
  AND (person.died_on IS NULL OR person.died_on >= line.month)
  AND NOT EXISTS (
      SELECT 1 FROM cases_paymenthold AS hold
      JOIN cases_award AS held ON held.id = hold.award_id
      WHERE held.household_id = line.household_id AND hold.released_on IS NULL
        AND held.benefit_group = award.benefit_group
        AND (hold.person_id IS NULL OR hold.person_id = line.person_id))
  AND NOT EXISTS (
      SELECT 1 FROM cases_paymentline AS again WHERE again.repairs_id = line.id AND NOT again.void)
ON CONFLICT (person_id, benefit_group, month, kind, sequence, back_pay_id) WHERE NOT void DO NOTHING;
