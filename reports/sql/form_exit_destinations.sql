-- Form 退出对象兜底情况纠治表: households whose dibao ended in the month, and what they came into.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Direct: into nothing.
-- Uses: award by county, assessment by household.
SELECT l.*, row_number() OVER (ORDER BY l.direct DESC, l.township, l.village, l.id) AS place
FROM (
    SELECT e.*,
           NOT (e.gradual_exit OR e.into_dibao OR e.into_tekun OR e.edge OR e.rigid) AS direct,
           CASE WHEN e.gradual_exit OR e.into_dibao OR e.into_tekun OR e.edge OR e.rigid
               THEN 'followed' ELSE 'direct' END AS state
    FROM (
        SELECT a.id, a.household_id AS opens, t.name AS township, v.name AS village,
               h.number AS household_number, head.name AS head_name, head.id_token, h.poverty_status,
               (SELECT count(*) FROM cases_awardmember AS m WHERE m.award_id = a.id) AS persons,
               upper(a.period) AS stopped_on, a.end_reason, x.note,
               coalesce(bool_or(n.mode = 'gradual_exit'), false) AS gradual_exit,
               coalesce(bool_or(n.benefit = 'dibao' AND n.mode <> 'gradual_exit'), false) AS into_dibao,
               coalesce(bool_or(n.benefit = 'tekun'), false) AS into_tekun,
               coalesce(max(s.outcome) = 'edge_family', false) AS edge,
               coalesce(max(s.outcome) = 'rigid_expenditure', false) AS rigid
        FROM cases_award AS a
        JOIN households_household AS h ON h.id = a.household_id
        JOIN households_person AS head ON head.id = h.head_id
        JOIN accounts_region AS v ON v.code = a.region_code
        LEFT JOIN accounts_region AS t ON t.code = a.township_code
        LEFT JOIN cases_award AS n
            ON n.household_id = a.household_id AND n.id <> a.id AND n.period @> upper(a.period)
        LEFT JOIN LATERAL (
            SELECT c.note FROM cases_exitcheck AS c
            WHERE c.award_id = a.id AND c.cleared_on IS NOT NULL ORDER BY c.id DESC LIMIT 1
        ) AS x ON true
        LEFT JOIN LATERAL (
            SELECT g.outcome FROM eligibility_assessment AS g
            WHERE g.household_id = a.household_id ORDER BY g."on" DESC, g.id DESC LIMIT 1
        ) AS s ON true
        WHERE a.benefit = 'dibao' AND NOT isempty(a.period) AND a.end_reason NOT IN ('', 'recalled')
          AND upper(a.period) >= %(first_day)s::date AND upper(a.period) < %(day_after)s::date
          AND NOT EXISTS (
              SELECT FROM cases_award AS k
              WHERE a.end_reason = 'changed' AND k.household_id = a.household_id AND k.benefit = 'dibao'
                AND k.mode <> 'gradual_exit' AND lower(k.period) = upper(a.period)
          )
          AND EXISTS (
              SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
              WHERE a.region_code >= place.start AND a.region_code < place.until
          )
        GROUP BY a.id, h.id, head.id, t.name, v.name, x.note
    ) AS e
) AS l
