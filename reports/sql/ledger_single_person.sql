-- The single-person ledger (单人户施保台账): everybody with an award of their own in the month.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month).
-- Amounts in yuan a month. Uses: awardmember by region.
SELECT l.*, row_number() OVER (ORDER BY l.township, l.village, l.id) AS place
FROM (
    SELECT m.id, a.household_id AS opens, t.name AS township, v.name AS village,
           h.number AS household_number, head.name AS head_name, p.name AS person_name, p.id_token,
           s.members_counted AS members,
           c.disability_kind, c.disability_grade, c.serious_illness,
           (s.sheet ->> 'per_capita_monthly')::numeric AS per_capita,
           m.share + m.raised AS amount, lower(m.period) AS since,
           coalesce(h.waiver_until >= %(first_day)s::date, false) AS waived,
           CASE
               WHEN lower(m.period) = %(first_day)s::date THEN 'new'
               WHEN upper(m.period) <= %(day_after)s::date THEN 'ended'
               ELSE 'kept'
           END AS state
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN eligibility_assessment AS s ON s.id = d.assessment_id
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN households_person AS p ON p.id = m.person_id
    LEFT JOIN households_circumstances AS c ON c.person_id = p.id
    JOIN accounts_region AS v ON v.code = m.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    WHERE a.mode = 'single_person'
      AND m.period && daterange(%(first_day)s::date, %(day_after)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE m.region_code >= place.start AND m.region_code < place.until
      )
) AS l
