-- Applications of people registered elsewhere (外来人口救助台账): those of the month, and those still in hand.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amount in yuan: a month of an
-- award, or of an aid the whole. Uses: application by county and state.
SELECT l.*, row_number() OVER (ORDER BY l.state <> 'open', l.discovered_on, l.id) AS place
FROM (
    SELECT a.id, a.id AS opens, t.name AS township, v.name AS village, a.applicant_name, a.benefit, a.registered_at,
           a.permit_until, a.discovered_on, a.decided_on,
           CASE WHEN a.permit_number = '' THEN 'none'
                WHEN bool_or(r.answer = 'conflict') THEN 'receives'
                WHEN bool_or(r.answer IS NOT NULL) THEN 'clear'
                ELSE 'unasked' END AS elsewhere,
           coalesce(d.amount, min(w.monthly)) AS amount,
           CASE WHEN a.state = 'confirmed' THEN 'aided'
                WHEN a.state IN ('refused', 'withdrawn', 'terminated') THEN 'refused'
                ELSE 'open' END AS state
    FROM cases_application AS a
    JOIN accounts_region AS v ON v.code = a.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    LEFT JOIN cases_aid AS d ON d.application_id = a.id
    LEFT JOIN cases_verification AS f ON f.application_id = a.id
    LEFT JOIN cases_verificationresult AS r ON r.verification_id = f.id AND r.source = 'registration_place'
    LEFT JOIN cases_decision AS c ON c.application_id = a.id
    LEFT JOIN cases_award AS w ON w.decision_id = c.id
    WHERE a.registered_at <> ''
      AND a.discovered_on < %(day_after)s::date
      AND (a.decided_on IS NULL OR a.decided_on >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE a.region_code >= place.start AND a.region_code < place.until
      )
    GROUP BY a.id, t.name, v.name, d.amount
) AS l
