-- Money to come back that the household agreed to have deducted: the oldest month of each household, as far as
-- it is still owed, that this run pays more than that. %(run)s. Run twice it adds nothing.
WITH payable AS (
    SELECT household_id, benefit, sum(amount) AS amount,
           (array_agg(id ORDER BY id))[1] AS first_line
    FROM cases_paymentline
    WHERE run_id = %(run)s AND NOT void
    GROUP BY household_id, benefit
    HAVING bool_and(kind <> 'recovery')
), owed AS (
    SELECT DISTINCT ON (recovery.household_id)
           recovery.household_id, least(overpaid.amount, recovery.amount - recovery.returned) AS amount,
           overpaid.month, recovery.region_code, line.id AS line_id
    FROM cases_recovery AS recovery
    JOIN cases_overpaidline AS overpaid ON overpaid.recovery_id = recovery.id
    JOIN cases_paymentline AS line ON line.id = overpaid.line_id
    JOIN payable ON payable.household_id = recovery.household_id AND payable.benefit = line.benefit
    WHERE recovery.state = 'open' AND recovery.deduct
      AND least(overpaid.amount, recovery.amount - recovery.returned) < payable.amount
      AND NOT EXISTS (
          SELECT 1 FROM cases_paymentline AS other
          WHERE other.person_id = line.person_id AND other.benefit_group = line.benefit_group
            AND other.month = overpaid.month AND other.kind = 'recovery' AND NOT other.void)
    ORDER BY recovery.household_id, overpaid.month, overpaid.id
)
INSERT INTO cases_paymentline (
    run_id, award_id, member_id, household_id, person_id, region_code, benefit, benefit_group,
    month, kind, sequence, amount, raised, void, payee_name, bank, card_token, last4)
SELECT %(run)s, wrong.award_id, wrong.member_id, owed.household_id, wrong.person_id, owed.region_code,
       wrong.benefit, wrong.benefit_group, owed.month, 'recovery', 0, -owed.amount, 0, false,
       payee.payee_name, payee.bank, payee.card_token, payee.last4
FROM owed
JOIN payable ON payable.household_id = owed.household_id
JOIN cases_paymentline AS wrong ON wrong.id = owed.line_id
JOIN cases_paymentline AS payee ON payee.id = payable.first_line
ON CONFLICT (person_id, benefit_group, month, kind, sequence, back_pay_id) WHERE NOT void DO NOTHING;
