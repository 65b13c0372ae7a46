-- Awards in force at the end of a span whose kind is published, and whether the village's list shows them.
-- Takes: start, until (region codes), width (of the places compared), on (the day).
SELECT 'all' AS whole, (a.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place, a.benefit,
       NULL::bigint AS person_id, a.household_id, NULL::bigint AS finding_id, p.name AS person_name, a.region_code,
       a.monthly, lower(a.period) AS since,
       true AS due,
       l.published_on IS NOT NULL AS done,
       l.published_on IS NULL AS missing
FROM cases_award AS a
JOIN households_household AS h ON h.id = a.household_id
JOIN households_person AS p ON p.id = h.head_id
LEFT JOIN LATERAL (
    SELECT max(u.published_on) AS published_on
    FROM cases_publicationentry AS e
    JOIN cases_publication AS u ON u.id = e.publication_id
    WHERE e.award_id = a.id AND u.published_on <= %(on)s::date
      AND coalesce(u.taken_down_on > %(on)s::date, true) AND coalesce(e.withdrawn_on > %(on)s::date, true)
) AS l ON true
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
  AND a.benefit IN ('dibao', 'tekun') AND a.period @> %(on)s::date
