-- How often each risk list names a household: the lists that an award may not end against.
-- Takes: household, since (hotline calls from that day on). Uses: finding, screening by household; reads the
-- newest loaded files of the poverty office and the hotline from end to end.
WITH member AS (
    SELECT p.id, p.id_token
    FROM households_membership AS m
    JOIN households_person AS p ON p.id = m.person_id
    WHERE m.household_id = %(household)s AND upper_inf(m.period) AND p.died_on IS NULL
),
told AS (
    SELECT i.kind, r.*
    FROM monitoring_registerimport AS i
    JOIN monitoring_registerrow AS r ON r.register_import_id = i.id
    JOIN member AS m ON m.id_token = r.id_token
    WHERE i.state = 'loaded' AND i.kind IN ('poverty_office', 'hotline')
      AND (i.kind = 'hotline' OR i.as_of = (
          SELECT max(n.as_of) FROM monitoring_registerimport AS n
          WHERE n.kind = i.kind AND n.region_code = i.region_code AND n.state = 'loaded'
      ))
)
SELECT (SELECT count(*) FROM told AS t WHERE t.kind = 'poverty_office' AND t.data ->> 'risk_removed' = 'no')
       + (SELECT count(*) FROM households_household AS h WHERE h.id = %(household)s
          AND h.poverty_status IN ('unlifted', 'unstable', 'marginal', 'sudden_hardship'))
           AS poverty_register,
       (SELECT count(*) FROM monitoring_finding AS f
        WHERE f.state IN ('open', 'checking', 'proposed')
          AND (f.household_id = %(household)s OR f.person_id IN (SELECT m.id FROM member AS m)))
           AS findings,
       (SELECT count(*) FROM households_circumstances AS c
        WHERE c.person_id IN (SELECT m.id FROM member AS m) AND c.serious_illness) AS illness,
       (SELECT count(*) FROM cases_watchentry AS w
        WHERE w.household_id = %(household)s AND w.closed_on IS NULL) AS watch,
       (SELECT count(*) FROM monitoring_screening AS s
        WHERE s.household_id = %(household)s AND s.disposition = '') AS screening,
       (SELECT count(*) FROM told AS t
        WHERE t.kind = 'hotline' AND t.data ->> 'done_on' IS NULL
          AND coalesce(t.event_on >= %(since)s::date, true)) AS hotline
