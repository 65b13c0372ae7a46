-- What stands out in a run and somebody must look at, with the fact as it is now.
-- %(run)s with its %(cut_off_on)s, and %(previous)s: the regular run before it, or NULL.
WITH line AS (
    SELECT household_id, card_token, last4, kind, amount
    FROM cases_paymentline
    WHERE run_id = %(run)s AND NOT void
), changed_account AS (
    SELECT account.household_id, 'account' AS question,
           to_char(lower(account.period), 'YYYY-MM-DD') || ' → ****' || account.last4 AS fact,
           account.id AS account_id
    FROM households_bankaccount AS account
    WHERE account.household_id IN (SELECT household_id FROM line)
      AND lower(account.period) > %(cut_off_on)s::date - 10
      AND account.period @> %(cut_off_on)s::date
      AND account.checked_on IS NULL
      AND EXISTS (
          SELECT 1 FROM households_bankaccount AS earlier
          WHERE earlier.household_id = account.household_id
            AND lower(earlier.period) < lower(account.period))
), shared_card AS (
    SELECT DISTINCT line.household_id, 'card' AS question,
           '****' || line.last4 || ' × ' || card.households AS fact, NULL::bigint AS account_id
    FROM line
    JOIN (
        SELECT card_token, count(DISTINCT household_id) AS households
        FROM line
        GROUP BY card_token
        HAVING count(DISTINCT household_id) > 1
    ) AS card USING (card_token)
), last AS (
    SELECT household_id, sum(amount) AS amount
    FROM cases_paymentline
    WHERE run_id = %(previous)s AND kind = 'regular' AND NOT void
    GROUP BY household_id
), now AS (
    SELECT household_id, sum(amount) AS amount
    FROM line
    WHERE kind = 'regular'
    GROUP BY household_id
), unusual_amount AS (
    SELECT now.household_id, 'amount' AS question, last.amount || ' → ' || now.amount AS fact,
           NULL::bigint AS account_id
    FROM now
    JOIN last USING (household_id)
    WHERE now.amount > last.amount * 1.5 OR now.amount < last.amount * 0.5
), exception AS (
    SELECT * FROM changed_account
    UNION ALL SELECT * FROM shared_card
    UNION ALL SELECT * FROM unusual_amount
)
SELECT exception.question, exception.fact, exception.household_id, exception.account_id,
       household.number, head.name AS head, place.name AS place, now.amount,
       review.verdict, review.reason, reviewer.name AS reviewer, review.fact IS NOT NULL AS answered
FROM exception
JOIN households_household AS household ON household.id = exception.household_id
JOIN households_person AS head ON head.id = household.head_id
JOIN accounts_region AS place ON place.code = household.region_code
LEFT JOIN now ON now.household_id = exception.household_id
LEFT JOIN cases_paymentreview AS review
    ON review.run_id = %(run)s AND review.household_id = exception.household_id
   AND review.question = exception.question AND review.fact = exception.fact
LEFT JOIN accounts_officer AS reviewer ON reviewer.id = review.by_id
ORDER BY review.fact IS NOT NULL, exception.question, household.number;
