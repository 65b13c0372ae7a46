-- The ledger of temporary aid (临时救助台账): accepted in the month, and what is not finished of months before.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan.
-- Uses: aid by region, aidstage and clock by application.
SELECT l.*, row_number() OVER (ORDER BY l.accepted_on, l.opens) AS place
FROM (
    SELECT a.id AS opens, t.name AS township, v.name AS village, x.number AS item, p.name AS person_name, a.hukou,
           a.kind AS aid_kind, a.cause, a.severity, a.need, x.accepted_on, c.due_on, s.first_on, a.amount, s.given,
           s.reserve_fund, s.budget, s.special_fund, s.stages, a.minutes_document, a.papers_due_on, a.papers_on, a.test_due_on, a.tested_on,
           CASE
               WHEN x.state = 'urgent' THEN 'urgent'
               WHEN x.state IN ('refused', 'withdrawn', 'terminated') THEN 'refused'
               WHEN x.state <> 'confirmed' THEN 'going'
               WHEN s.released > 0 THEN 'to_give'
               WHEN s.held > 0 THEN 'to_visit'
               WHEN a.papers_due_on IS NOT NULL AND a.papers_on IS NULL THEN 'papers'
               WHEN a.test_due_on IS NOT NULL AND a.tested_on IS NULL THEN 'test'
               ELSE 'done'
           END AS state
    FROM cases_aid AS a
    JOIN cases_application AS x ON x.id = a.application_id
    JOIN households_person AS p ON p.id = a.person_id
    JOIN accounts_region AS v ON v.code = a.region_code
    LEFT JOIN accounts_region AS t ON t.code = v.parent_id
    LEFT JOIN LATERAL (
        SELECT min(k.due_on) AS due_on FROM cases_clock AS k
        WHERE k.application_id = x.id AND k.kind IN ('emergency', 'total')
    ) AS c ON true
    CROSS JOIN LATERAL (
        SELECT min(g.given_on) AS first_on, sum(g.amount) FILTER (WHERE g.state = 'given') AS given,
               sum(g.amount) FILTER (WHERE g.state = 'given' AND g.source = 'reserve_fund') AS reserve_fund,
               sum(g.amount) FILTER (WHERE g.state = 'given' AND g.source = 'budget') AS budget,
               sum(g.amount) FILTER (WHERE g.state = 'given' AND g.source = 'special_fund') AS special_fund,
               count(*) AS stages, count(*) FILTER (WHERE g.state = 'released') AS released,
               count(*) FILTER (WHERE g.state = 'held') AS held
        FROM cases_aidstage AS g WHERE g.aid_id = a.id
    ) AS s
    WHERE x.accepted_on < %(day_after)s::date
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE a.region_code >= place.start AND a.region_code < place.until
      )
) AS l
WHERE l.accepted_on >= %(first_day)s::date OR l.state NOT IN ('done', 'refused')
