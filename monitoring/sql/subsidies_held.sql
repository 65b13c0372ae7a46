-- Awards of single persons of a region in force or about to begin, of an award and the one that follows it the
-- later; beside it what the last locked run of the benefit paid for its month, and why it left somebody out.
-- Takes: start, until (codes), on, benefits.
WITH run AS (
    SELECT DISTINCT ON (benefit) id, benefit, month
    FROM cases_paymentrun
    WHERE region_code >= %(start)s AND region_code < %(until)s AND kind = 'regular'
      AND state IN ('locked', 'exported', 'returned', 'closed')
    ORDER BY benefit, month DESC, id DESC
),
held AS (
    SELECT DISTINCT ON (person_id, benefit) id, household_id, person_id, benefit, monthly, period
    FROM cases_award
    WHERE region_code >= %(start)s AND region_code < %(until)s AND person_id IS NOT NULL
      AND benefit = ANY(%(benefits)s) AND NOT isempty(period)
      AND coalesce(upper(period), 'infinity') > %(on)s::date
    ORDER BY person_id, benefit, id DESC
)
SELECT a.household_id AS household, a.person_id AS member, a.benefit, a.monthly,
       (upper(a.period) IS NOT NULL)::int AS ends, r.month - date '1970-01-01' AS month, l.amount AS paid,
       e.reason AS left_out
FROM held AS a
LEFT JOIN run AS r ON r.benefit = a.benefit AND a.period @> r.month
LEFT JOIN cases_paymentline AS l
  ON l.run_id = r.id AND l.person_id = a.person_id AND l.kind = 'regular' AND l.sequence = 0 AND NOT l.void
LEFT JOIN cases_paymentexclusion AS e ON e.run_id = r.id AND e.award_id = a.id
