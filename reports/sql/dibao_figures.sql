-- Persons, households and money of dibao for urban and rural, in one region and period.
-- Takes: start, until (region codes); month (last month of the period), month_before (last month of
-- the period before), year_start. A person counts when a locked run has a line for the month; money
-- counts unless the bank could not pay it. Amounts in yuan. Uses: paymentline by month.
WITH paid AS (
    SELECT l.month, a.area, a.mode, l.person_id, l.household_id, l.award_id, l.amount, l.raised,
           coalesce(b.paid, true) AS not_failed
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    JOIN cases_award AS a ON a.id = l.award_id
    LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id
    WHERE l.benefit = 'dibao'
      AND NOT l.void
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
      AND l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.month >= least(%(year_start)s::date, %(month_before)s::date)
      AND l.month <= %(month)s::date
),
person_now AS (
    SELECT p.area, p.person_id, min(p.household_id) AS household_id, min(p.mode) AS mode,
           max(p.award_id) AS award_id, sum(p.amount) FILTER (WHERE p.not_failed) AS amount,
           sum(p.raised) FILTER (WHERE p.not_failed) AS raised
    FROM paid AS p
    WHERE p.month = %(month)s::date
    GROUP BY p.area, p.person_id
),
person_before AS (
    SELECT DISTINCT p.area, p.person_id FROM paid AS p WHERE p.month = %(month_before)s::date
),
assessed AS (
    SELECT n.*, (s.sheet ->> 'standard_monthly')::numeric AS standard,
           (s.sheet ->> 'income_annual')::numeric
               >= (s.sheet ->> 'standard_monthly')::numeric * 12
                  * (s.sheet ->> 'members_counted')::integer AS by_deduction
    FROM person_now AS n
    JOIN cases_award AS a ON a.id = n.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN eligibility_assessment AS s ON s.id = d.assessment_id
),
area (code) AS (VALUES ('urban'), ('rural'))
SELECT area.code AS area,
       (SELECT count(*) FROM person_now n WHERE n.area = area.code) AS persons,
       (SELECT count(DISTINCT n.household_id) FROM person_now n WHERE n.area = area.code)
           AS households,
       (SELECT count(*) FROM person_before b WHERE b.area = area.code) AS persons_before,
       (SELECT count(*) FROM person_now n WHERE n.area = area.code AND NOT EXISTS (
           SELECT FROM person_before b WHERE b.area = n.area AND b.person_id = n.person_id
       )) AS new_persons,
       (SELECT count(*) FROM person_before b WHERE b.area = area.code AND NOT EXISTS (
           SELECT FROM person_now n WHERE n.area = b.area AND n.person_id = b.person_id
       )) AS exited_persons,
       (SELECT coalesce(sum(n.amount), 0) FROM person_now n WHERE n.area = area.code)
           AS month_amount,
       (SELECT coalesce(sum(n.raised), 0) FROM person_now n WHERE n.area = area.code)
           AS month_raised,
       (SELECT coalesce(sum(p.amount), 0) FROM paid p
        WHERE p.area = area.code AND p.not_failed AND p.month >= %(year_start)s::date)
           AS spent,
       (SELECT count(*) FROM person_now n WHERE n.area = area.code AND n.mode = 'single_person')
           AS single_persons,
       (SELECT count(DISTINCT n.household_id) FROM person_now n
        WHERE n.area = area.code AND n.mode = 'gradual_exit') AS gradual_exit_households,
       (SELECT count(DISTINCT s.household_id) FROM assessed s
        WHERE s.area = area.code AND s.by_deduction AND s.mode = 'household')
           AS deduction_households,
       (SELECT coalesce(round(avg(s.standard), 2), 0) FROM assessed s WHERE s.area = area.code)
           AS average_standard
FROM area
