-- Who got tekun in the last month of a period, one row each: mode of support and self-care as the assessment of the
-- decision has them. Takes: start, until (region codes); month (last month of the period), last_day; half_from,
-- full_from: how many of the six items of self-care must fail. Money: yuan. Uses: paymentline by region.
WITH paid AS (
    SELECT l.person_id, max(l.award_id) AS award_id,
           coalesce(sum(l.amount) FILTER (WHERE b.line_id IS NULL), 0) AS amount
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id AND NOT b.paid
    WHERE l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.benefit = 'tekun' AND NOT l.void AND l.month = %(month)s::date
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
    GROUP BY l.person_id
),
told AS (
    SELECT p.person_id, p.award_id, p.amount, f.member ->> 'support_mode' AS mode,
           (SELECT CASE WHEN count(*) FILTER (WHERE jsonb_typeof(i.value) = 'boolean') = 6
                        THEN count(*) FILTER (WHERE i.value = 'false'::jsonb) END
            FROM jsonb_each(
                CASE WHEN jsonb_typeof(f.member -> 'self_care') = 'object' THEN f.member -> 'self_care' END
            ) AS i) AS failed
    FROM paid AS p
    JOIN cases_award AS a ON a.id = p.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    LEFT JOIN eligibility_assessment AS s ON s.id = d.assessment_id
    LEFT JOIN LATERAL (
        SELECT m.value AS member
        FROM jsonb_array_elements(s.facts -> 'members') AS m
        WHERE m.value ->> 'ref' = p.person_id::text
        LIMIT 1
    ) AS f ON true
)
SELECT coalesce(t.mode, 'unknown') AS mode, 'tekun' AS everything, t.person_id, a.household_id,
       NULL::bigint AS finding_id, n.name AS person_name, h.region_code, t.failed, t.amount,
       true AS now,
       coalesce(t.failed < %(half_from)s::integer, false) AS able,
       coalesce(t.failed >= %(half_from)s::integer AND t.failed < %(full_from)s::integer, false) AS half,
       coalesce(t.failed >= %(full_from)s::integer, false) AS wholly,
       t.failed IS NULL AS untold,
       coalesce(t.failed >= %(half_from)s::integer, false) AS not_able,
       coalesce(t.mode = 'centralised' AND t.failed >= %(full_from)s::integer, false) AS wholly_centralised,
       coalesce(t.mode = 'centralised' AND t.failed >= %(half_from)s::integer, false) AS not_able_centralised,
       n.birth_date <= %(last_day)s::date - interval '60 years' AS elderly,
       c.disability_grade IS NOT NULL AS disabled,
       n.birth_date > %(last_day)s::date - interval '18 years' AS minor
FROM told AS t
JOIN households_person AS n ON n.id = t.person_id
JOIN cases_award AS a ON a.id = t.award_id
JOIN households_household AS h ON h.id = a.household_id
LEFT JOIN households_circumstances AS c ON c.person_id = t.person_id
