-- The people behind one dibao figure: one row for each person and area that the figure counts.
-- Takes: what dibao_figures takes, area ('urban', 'rural'), figure (its name there).
-- Households are counted once each by the reader.
WITH paid AS (
    SELECT l.month, a.mode, l.person_id, l.household_id, l.award_id, l.amount, l.raised,
           coalesce(b.paid, true) AS not_failed
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    JOIN cases_award AS a ON a.id = l.award_id
    LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id
    WHERE l.benefit = 'dibao'
      AND NOT l.void
      AND a.area = %(area)s
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
      AND l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.month >= least(%(year_start)s::date, %(month_before)s::date)
      AND l.month <= %(month)s::date
),
person AS (
    SELECT p.person_id, max(p.household_id) AS household_id, max(p.award_id) AS award_id,
           bool_or(p.month = %(month)s::date) AS now,
           bool_or(p.month = %(month_before)s::date) AS before,
           min(p.mode) FILTER (WHERE p.month = %(month)s::date) AS mode,
           sum(p.amount) FILTER (WHERE p.not_failed AND p.month = %(month)s::date) AS amount,
           sum(p.raised) FILTER (WHERE p.not_failed AND p.month = %(month)s::date) AS raised,
           sum(p.amount) FILTER (WHERE p.not_failed AND p.month >= %(year_start)s::date) AS spent
    FROM paid AS p
    GROUP BY p.person_id
),
chosen AS (
    SELECT q.*
    FROM person AS q
    JOIN cases_award AS a ON a.id = q.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN eligibility_assessment AS s ON s.id = d.assessment_id
    WHERE CASE %(figure)s
        WHEN 'persons_before' THEN q.before
        WHEN 'new_persons' THEN q.now AND NOT q.before
        WHEN 'exited_persons' THEN q.before AND NOT q.now
        WHEN 'month_raised' THEN q.now AND q.raised > 0
        WHEN 'spent' THEN q.spent <> 0
        WHEN 'single_persons' THEN q.now AND q.mode = 'single_person'
        WHEN 'gradual_exit_households' THEN q.now AND q.mode = 'gradual_exit'
        WHEN 'deduction_households' THEN q.now AND q.mode = 'household'
            AND (s.sheet ->> 'income_annual')::numeric
                >= (s.sheet ->> 'standard_monthly')::numeric * 12
                   * (s.sheet ->> 'members_counted')::integer
        ELSE q.now
    END
)
SELECT c.person_id, c.household_id, h.number AS household_number, m.name AS head_name,
       n.name AS person_name, v.name AS village, t.name AS township, c.amount, c.raised, c.spent
FROM chosen AS c
JOIN households_household AS h ON h.id = c.household_id
JOIN households_person AS m ON m.id = h.head_id
JOIN households_person AS n ON n.id = c.person_id
JOIN accounts_region AS v ON v.code = h.region_code
LEFT JOIN accounts_region AS t ON t.code = h.township_code
ORDER BY c.household_id, c.person_id
