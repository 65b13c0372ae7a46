-- People whose certificate on file gives them a disability subsidy in the last month of a period, one row for
-- each subsidy: living for those on dibao, nursing for grades one and two. Places that give more find the rest
-- by the comparison of certificates. Takes: start, until (region codes), month, last_day. Uses: circumstances
-- by person, paymentline by month.
WITH paid AS (
    SELECT DISTINCT l.benefit, l.person_id
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    WHERE l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.month = %(month)s::date AND NOT l.void
      AND l.benefit IN ('dibao', 'disability_living', 'disability_nursing')
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
)
SELECT b.benefit, n.id AS person_id, m.household_id, NULL::bigint AS finding_id, n.name AS person_name,
       n.region_code, c.disability_grade::text AS grade, c.disability_until AS valid_until,
       true AS eligible,
       EXISTS (SELECT FROM paid AS p WHERE p.person_id = n.id AND p.benefit = b.benefit) AS paid
FROM households_circumstances AS c
JOIN households_person AS n ON n.id = c.person_id
JOIN households_membership AS m ON m.person_id = n.id AND m.period @> %(last_day)s::date
CROSS JOIN (VALUES ('disability_living'), ('disability_nursing')) AS b (benefit)
WHERE n.region_code >= %(start)s AND n.region_code < %(until)s
  AND c.disability_grade IS NOT NULL
  AND coalesce(c.disability_until, 'infinity') >= %(last_day)s::date
  AND coalesce(n.died_on, 'infinity') > %(last_day)s::date
  AND n.merged_into_id IS NULL
  AND CASE b.benefit
          WHEN 'disability_living'
              THEN EXISTS (SELECT FROM paid AS p WHERE p.person_id = n.id AND p.benefit = 'dibao')
          ELSE c.disability_grade <= 2
      END
