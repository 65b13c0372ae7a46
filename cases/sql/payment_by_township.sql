-- What a run pays in each township, and how many shares it leaves out there. %(run)s.
WITH paid AS (
    SELECT region_code / 1000 * 1000 AS township, count(DISTINCT household_id) AS households,
           count(DISTINCT person_id) AS persons, sum(amount) AS amount
    FROM cases_paymentline
    WHERE run_id = %(run)s AND NOT void
    GROUP BY township
), left_out AS (
    SELECT region_code / 1000 * 1000 AS township, count(*) AS exclusions
    FROM cases_paymentexclusion
    WHERE run_id = %(run)s
    GROUP BY township
)
SELECT place.code AS township, place.name, coalesce(paid.households, 0) AS households,
       coalesce(paid.persons, 0) AS persons, coalesce(paid.amount, 0) AS amount,
       coalesce(left_out.exclusions, 0) AS exclusions
FROM paid
FULL JOIN left_out USING (township)
JOIN accounts_region AS place ON place.code = coalesce(paid.township, left_out.township)
ORDER BY place.code;
