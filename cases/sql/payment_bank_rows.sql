-- One row of the bank file for each account of each household, numbered in a fixed order.
-- %(run)s. A function of the locked lines alone, so every export is the same.
SELECT row_number() OVER (ORDER BY household_id, card_token, payee_name, bank) AS number,
       household_id, payee_name, bank, card_token, last4, sum(amount) AS amount,
       array_agg(id ORDER BY id) AS lines
FROM cases_paymentline
WHERE run_id = %(run)s AND NOT void
GROUP BY household_id, card_token, payee_name, bank, last4
ORDER BY number;
