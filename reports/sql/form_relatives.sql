-- Form 近亲属备案: members of households who are close relatives of staff, on file in the month.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month).
-- Uses: closerelative by region, award by household.
SELECT l.*, row_number() OVER (ORDER BY l.staff_unit, l.staff_name, l.filed_on, l.id) AS place
FROM (
    SELECT k.id, k.household_id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           head.name AS head_name, k.staff_name, k.staff_unit, k.relation, k.filed_on, k.ended_on,
           (SELECT string_agg(DISTINCT a.benefit, ',') FROM cases_award AS a
            WHERE a.household_id = h.id AND a.period @> %(day_after)s::date - 1) AS benefits,
           CASE WHEN k.filed_on >= %(first_day)s::date THEN 'new'
                WHEN k.ended_on < %(day_after)s::date THEN 'ended' ELSE 'kept' END AS state
    FROM households_closerelative AS k
    JOIN households_household AS h ON h.id = k.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN accounts_region AS v ON v.code = k.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    WHERE k.filed_on < %(day_after)s::date
      AND coalesce(k.ended_on, 'infinity') >= %(first_day)s::date
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE k.region_code >= place.start AND k.region_code < place.until
      )
) AS l
