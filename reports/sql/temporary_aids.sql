-- Temporary aid given in a period by type, level of decision, form and whom it went to: one row each time it was
-- given to a person. Takes: start, until (region codes), first_day, day_after (the period). Money: yuan. A line
-- that no aid is registered for has no type; goods and referrals have no line. Uses: paymentline, aidstage and
-- fundmovement by region.
WITH given AS (
    SELECT l.person_id, l.household_id, l.region_code, l.month AS paid_on, l.amount, w.decision_id, t.aid_id,
           coalesce(t.form, 'cash') AS form
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    JOIN cases_award AS w ON w.id = l.award_id
    LEFT JOIN cases_aidstage AS t ON t.award_id = l.award_id
    LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id
    WHERE l.region_code >= %(start)s AND l.region_code < %(until)s
      AND l.benefit = 'temporary_aid' AND NOT l.void AND coalesce(b.paid, true)
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
      AND l.month >= %(first_day)s::date AND l.month < %(day_after)s::date
    UNION ALL
    SELECT g.person_id, x.household_id, t.region_code, t.given_on, t.amount, g.decision_id, g.id, t.form
    FROM cases_aidstage AS t
    JOIN cases_aid AS g ON g.id = t.aid_id
    JOIN cases_application AS x ON x.id = g.application_id
    WHERE t.region_code >= %(start)s AND t.region_code < %(until)s
      AND t.state = 'given' AND t.award_id IS NULL
      AND t.given_on >= %(first_day)s::date AND t.given_on < %(day_after)s::date
      AND NOT EXISTS (SELECT FROM cases_fundmovement AS back WHERE back.gives_back_id = t.movement_id)
)
SELECT 'temporary_aid' AS everything, v.person_id, v.household_id, NULL::bigint AS finding_id,
       n.name AS person_name, v.region_code, v.paid_on, v.form, v.amount,
       true AS now,
       coalesce(g.kind = 'emergency', false) AS emergency,
       coalesce(g.kind = 'expenditure', false) AS expenditure,
       g.id IS NULL AS type_unknown,
       NOT d.delegated AS by_county,
       d.delegated AS by_township,
       v.form = 'cash' AS cash,
       v.form = 'goods' AS goods,
       v.form = 'referral' AS referral,
       h.dibao AS to_dibao,
       NOT h.dibao AND h.tekun AS to_tekun,
       NOT h.dibao AND NOT h.tekun AS to_others,
       coalesce(g.hukou <> '', false) AS not_local
FROM given AS v
JOIN households_person AS n ON n.id = v.person_id
JOIN cases_decision AS d ON d.id = v.decision_id
LEFT JOIN cases_aid AS g ON g.id = v.aid_id
CROSS JOIN LATERAL (
    SELECT EXISTS (
               SELECT FROM cases_award AS a
               WHERE a.household_id = v.household_id AND a.benefit = 'dibao' AND a.period @> v.paid_on
           ) AS dibao,
           EXISTS (
               SELECT FROM cases_award AS a
               WHERE a.household_id = v.household_id AND a.benefit = 'tekun' AND a.period @> v.paid_on
                 AND coalesce(a.person_id, v.person_id) = v.person_id
           ) AS tekun
) AS h
