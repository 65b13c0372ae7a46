-- Registers about an invented crowd: everybody's number, and rows of what offices would hold of some of them.
-- Takes: files (numbers of the imports by register, JSON). Reads the tables `invented` (place, token) and crowd.
UPDATE households_person AS p
SET id_token = i.token, id_kind = 'resident'
FROM invented AS i, (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM households_person) AS n
WHERE n.id = p.id AND i.place = n.place;

CREATE TEMPORARY TABLE told ON COMMIT DROP AS
SELECT p.id, p.id_token, p.name, p.name_key, p.birth_date, m.household_id, m.relation, h.region_code, h.id %% 100 AS luck,
       p.id %% 97 AS own
FROM households_person AS p
JOIN households_membership AS m ON m.person_id = p.id
JOIN households_household AS h ON h.id = m.household_id;

INSERT INTO monitoring_registerrow
    (register_import_id, row_number, region_code, id_token, name, name_key, birth_date, event_on, category, group_key, data)
SELECT (%(files)s::jsonb ->> r.kind)::bigint, row_number() OVER (PARTITION BY r.kind ORDER BY t.id), t.region_code, t.id_token,
       t.name, t.name_key, t.birth_date, r.event_on, r.category, r.group_key, r.data
FROM told AS t
CROSS JOIN LATERAL (
    SELECT 'household_registration' AS kind, date '2020-01-01' AS event_on, 'none' AS category,
           t.household_id::text AS group_key, jsonb_build_object('relation', t.relation, 'hukou', '农业') AS data
    UNION ALL
    SELECT 'poverty_office', NULL, 'unstable', t.household_id::text, jsonb_build_object('relation', t.relation, 'labour', '普通劳动力')
    WHERE t.luck < 10
    UNION ALL
    SELECT 'medical', date '2020-12-01', 'inpatient', '', jsonb_build_object('self_paid', 1000 + t.own * 300, 'serious_illness_paid', t.own %% 3 * 900)
    WHERE t.own < 20
    UNION ALL
    SELECT 'disability', date '2019-01-01', '', '',
           jsonb_build_object('disability_kind', 'physical', 'disability_grade', 1 + t.own %% 4, 'certificate_state', 'valid')
    WHERE t.own BETWEEN 20 AND 28
    UNION ALL
    SELECT 'human_resources', date '2020-01-01', 'pension_resident', '', jsonb_build_object('monthly_amount', 155)
    WHERE t.birth_date < date '1961-01-01'
    UNION ALL
    SELECT 'tax', date '2020-12-01', 'wage', '', jsonb_build_object('amount', 30000 + t.own * 100) WHERE t.own BETWEEN 30 AND 50
    UNION ALL
    SELECT 'vehicles', date '2018-01-01', 'car', t.id::text, jsonb_build_object('vehicle_state', 'in_use') WHERE t.own BETWEEN 51 AND 55
    UNION ALL
    SELECT 'real_estate', date '2015-01-01', 'home', t.id::text, jsonb_build_object('area_m2', 90) WHERE t.own BETWEEN 56 AND 60
    UNION ALL
    SELECT 'market', date '2015-01-01', 'self_employed', t.id::text, jsonb_build_object('company_state', 'open') WHERE t.own = 61
) AS r
