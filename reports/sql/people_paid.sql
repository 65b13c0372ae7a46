-- Everybody who was paid in the months a report looks at: one row for each benefit, area and person.
-- Takes: start, until (region codes); month (last month of the period), month_before (last month of the
-- period before), year_start, last_day; benefits. Amounts in yuan. A person counts when a
-- locked run has a line for the month; money counts unless the bank could not pay it.
-- One pass over the lines: the award of a person's last line is kept as its month above its number.
WITH paid AS (
    SELECT l.benefit, a.area, l.month, l.person_id, l.award_id, l.amount, l.raised, b.line_id IS NULL AS not_failed
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    JOIN cases_award AS a ON a.id = l.award_id
    LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id AND NOT b.paid
    WHERE l.benefit = ANY(%(benefits)s)
      AND NOT l.void
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
      AND l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.month >= least(%(year_start)s::date, %(month_before)s::date)
      AND l.month <= %(month)s::date
),
person AS (
    SELECT p.benefit, p.area, p.person_id,
           max((p.month - date '2000-01-01')::bigint << 40 | p.award_id) & (1::bigint << 40) - 1 AS award_id,
           bool_or(p.month = %(month)s::date) AS now,
           bool_or(p.month = %(month_before)s::date) AS before,
           coalesce(sum(p.amount) FILTER (WHERE p.not_failed AND p.month = %(month)s::date), 0) AS amount,
           coalesce(sum(p.raised) FILTER (WHERE p.not_failed AND p.month = %(month)s::date), 0) AS raised,
           coalesce(sum(p.amount) FILTER (WHERE p.not_failed AND p.month >= %(year_start)s::date), 0) AS spent
    FROM paid AS p
    GROUP BY p.benefit, p.area, p.person_id
)
SELECT p.benefit, p.area, p.person_id, a.household_id, n.name AS person_name, h.region_code,
       NULL::bigint AS finding_id, p.amount, p.raised, p.spent,
       CASE WHEN p.now THEN s.standard_monthly END AS standard,
       p.now, p.before,
       p.now AND NOT p.before AS entered,
       p.before AND NOT p.now AS exited,
       p.now AND p.raised > 0 AS raised_now,
       p.spent <> 0 AS paid_this_year,
       p.now AND a.mode = 'single_person' AS single_person,
       p.now AND a.mode = 'gradual_exit' AS gradual_exit,
       p.now AND a.mode = 'household'
           AND s.income_annual
               >= s.standard_monthly * 12
                  * s.members_counted AS by_deduction,
       p.now AND n.sex = 'female' AS woman,
       p.now AND c.disability_grade IS NOT NULL AS disabled,
       p.now AND (c.disability_grade <= 2
                  OR c.disability_grade = 3 AND c.disability_kind IN ('intellectual', 'mental'))
           AS severely_disabled,
       p.now AND n.birth_date <= %(last_day)s::date - interval '60 years' AS elderly,
       p.now AND n.birth_date > %(last_day)s::date - interval '18 years' AS minor,
       p.now AND n.birth_date > %(last_day)s::date - interval '18 years' AND c.schooling <> 'none'
           AS minor_student,
       p.now AND c.serious_illness AS seriously_ill,
       p.now AND h.poverty_status <> 'none' AS registered_poor
FROM person AS p
JOIN households_person AS n ON n.id = p.person_id
JOIN cases_award AS a ON a.id = p.award_id
JOIN households_household AS h ON h.id = a.household_id
LEFT JOIN households_circumstances AS c ON c.person_id = p.person_id
JOIN cases_decision AS d ON d.id = a.decision_id
LEFT JOIN eligibility_assessment AS s ON s.id = d.assessment_id
