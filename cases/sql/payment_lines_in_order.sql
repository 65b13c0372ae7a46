-- The lines of a run in the order they are sealed. %(run)s.
SELECT person_id, benefit_group, month, kind, sequence, amount, payee_name, bank, card_token
FROM cases_paymentline
WHERE run_id = %(run)s AND NOT void
ORDER BY person_id, benefit_group, month, kind, sequence, back_pay_id;
