-- People in extreme difficulty who live at home (分散供养): agreement, visits and home care of each; what is wanting
-- comes first. How they live and what they can do is what their decision rested on.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on. Uses: award by region,
-- bookentry_one_open_for_each.
SELECT l.*,
       row_number() OVER (
           ORDER BY array_position(ARRAY['unsigned', 'expired', 'unassigned', 'late', 'unserved', 'done'], l.state),
                    l.township, l.village, l.id
       ) AS place
FROM (
    SELECT k.*,
           CASE
               WHEN k.agreement IS NULL THEN 'unsigned'
               WHEN k.until < %(on)s::date THEN 'expired'
               WHEN k.responsible IS NULL THEN 'unassigned'
               WHEN k.visit_due_on < %(on)s::date THEN 'late'
               WHEN k.provider IS NULL THEN 'unserved'
               ELSE 'done'
           END AS state
    FROM (
        SELECT a.id, a.household_id AS opens, t.name AS township, v.name AS village, p.name, p.id_token,
               CASE WHEN lost.items = 0 THEN 'self' WHEN lost.items <= 3 THEN 'half' ELSE 'full' END AS tier,
               signed.number AS agreement, signed.data ->> 'caregiver' AS caregiver,
               (signed.data ->> 'until')::date AS until, signed.data ->> 'fulfilled' AS fulfilled,
               visits.data ->> 'responsible' AS responsible, visits.due_on AS visit_due_on,
               (SELECT max(done.done_on) FROM monitoring_bookdeed AS done
                WHERE done.entry_id = visits.id AND done.deed = 'visit') AS visited_on,
               served.data ->> 'provider' AS provider
        FROM cases_award AS a
        JOIN cases_decision AS d ON d.id = a.decision_id
        JOIN eligibility_assessment AS s ON s.id = d.assessment_id
        JOIN households_person AS p ON p.id = a.person_id
        JOIN accounts_region AS v ON v.code = a.region_code
        LEFT JOIN accounts_region AS t ON t.code = a.township_code
        CROSS JOIN LATERAL (
            SELECT each -> 'self_care' AS self_care
            FROM jsonb_array_elements(s.facts -> 'members') AS each
            WHERE each ->> 'ref' = a.person_id::text AND each ->> 'support_mode' = 'scattered'
        ) AS facts
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE item.value = 'false') AS items
            FROM jsonb_each(facts.self_care) AS item
        ) AS lost
        LEFT JOIN monitoring_bookentry AS signed
            ON signed.book = 'care_agreement' AND signed.key = p.id_token::text AND signed.closed_on IS NULL
        LEFT JOIN monitoring_bookentry AS visits
            ON visits.book = 'care_visit' AND visits.key = p.id_token::text AND visits.closed_on IS NULL
        LEFT JOIN monitoring_bookentry AS served
            ON served.book = 'home_care' AND served.key = p.id_token::text AND served.closed_on IS NULL
        WHERE a.benefit = 'tekun' AND a.period && daterange(%(first_day)s::date, %(day_after)s::date)
          AND EXISTS (
              SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
              WHERE a.region_code >= place.start AND a.region_code < place.until
          )
    ) AS k
) AS l
