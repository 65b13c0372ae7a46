-- Townships with somebody on the roll, by benefit and month of a period: whether they were paid in that month.
-- Takes: start, until (region codes), first_day, day_after (the period). Paid: a line of the township stands in a
-- run of the month that was locked before the month was over. Uses: award by county, paymentline by run.
WITH due AS (
    SELECT DISTINCT a.benefit, m.month::date AS month, a.township_code
    FROM generate_series(%(first_day)s::date, %(day_after)s::date - 1, interval '1 month') AS m (month)
    JOIN cases_award AS a ON a.period @> m.month::date
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
),
paid AS (
    SELECT l.benefit, l.month, l.region_code / 1000 * 1000 AS township_code,
           min((r.locked_at AT TIME ZONE 'Asia/Shanghai')::date) AS locked_on
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    WHERE l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.month >= %(first_day)s::date AND l.month < %(day_after)s::date
      AND NOT l.void AND l.kind = 'regular' AND r.kind = 'regular'
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
    GROUP BY 1, 2, 3
)
SELECT d.benefit, 'townships' AS everything, NULL::bigint AS person_id, NULL::bigint AS household_id,
       NULL::bigint AS finding_id, t.name AS person_name, d.township_code AS region_code, d.month, p.locked_on,
       true AS due,
       coalesce(p.locked_on < d.month + interval '1 month', false) AS in_time
FROM due AS d
JOIN accounts_region AS t ON t.code = d.township_code
LEFT JOIN paid AS p ON p.benefit = d.benefit AND p.month = d.month AND p.township_code = d.township_code
