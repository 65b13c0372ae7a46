-- The ledger of disabled persons (残疾人台账): everybody of a household on file with a disability, the poor first.
-- Poor is who has dibao or tekun in the month, or is of a household of the poverty register.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Uses: membership by region, circumstances by person, awardmember by person.
SELECT l.*, row_number() OVER (ORDER BY array_position('{poor,expired,other}', l.state), l.disability_grade,
                               l.township, l.village, l.id) AS place
FROM (
    SELECT m.id, h.id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           p.name, p.id_token, c.disability_kind, c.disability_grade, c.disability_until, h.poverty_status,
           held.benefits,
           CASE
               WHEN held.poor OR coalesce(h.poverty_status, 'none') NOT IN ('none', '') THEN 'poor'
               WHEN c.disability_until < %(on)s::date THEN 'expired'
               ELSE 'other'
           END AS state
    FROM households_membership AS m
    JOIN households_household AS h ON h.id = m.household_id
    JOIN households_person AS p ON p.id = m.person_id AND p.died_on IS NULL
    JOIN households_circumstances AS c ON c.person_id = p.id AND c.disability_kind <> ''
    JOIN accounts_region AS v ON v.code = m.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    CROSS JOIN LATERAL (
        SELECT string_agg(DISTINCT a.benefit, ',') AS benefits,
               coalesce(bool_or(a.benefit IN ('dibao', 'tekun')), false) AS poor
        FROM cases_awardmember AS s
        JOIN cases_award AS a ON a.id = s.award_id
        WHERE s.person_id = p.id AND s.period && daterange(%(first_day)s::date, %(day_after)s::date)
    ) AS held
    WHERE m.period && daterange(%(first_day)s::date, %(day_after)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE m.region_code >= place.start AND m.region_code < place.until
      )
) AS l
