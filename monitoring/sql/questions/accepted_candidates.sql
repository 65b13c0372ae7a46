-- Pairs of the second pass that a person has accepted: a register speaks of somebody on file, without a number.
-- Takes: start, until (codes of the county).
SELECT 'linked_row' AS rule, 'L3' AS level, c.register_import_id || '-' || c.row_number AS event,
       c.person_id, c.household_id, p.id_token, p.name, c.region_code,
       jsonb_build_object('register', i.kind, 'their_name', c.name, 'their_birth', c.birth_date,
                          'their_event', c.event_on, 'weight', c.weight::text, 'levels', c.levels) AS facts
FROM monitoring_linkcandidate AS c
JOIN monitoring_registerimport AS i ON i.id = c.register_import_id
JOIN households_person AS p ON p.id = c.person_id
WHERE c.state = 'accepted' AND c.region_code >= %(start)s AND c.region_code < %(until)s
