-- Who is offered care (贫困重度残疾人照护对象): of sixteen and over, of grade one or two, on dibao in the month or
-- of the poverty register, and neither on tekun nor found to be due it by the last calculation; with the
-- service on record in the book.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Uses: membership by region, circumstances by person, awardmember by person, bookentry of a place.
SELECT l.*, row_number() OVER (ORDER BY array_position('{none,late,served}', l.state), l.township, l.village,
                               l.id) AS place
FROM (
    SELECT m.id, h.id AS opens, t.name AS township, v.name AS village, p.name, p.id_token,
           extract(year FROM age(%(on)s::date, p.birth_date))::int AS age,
           c.disability_kind, c.disability_grade, c.labour_capacity, held.benefits, h.poverty_status,
           e.data ->> 'mode' AS mode, e.data ->> 'fund' AS fund, e.data ->> 'provider' AS provider,
           (e.data ->> 'monthly')::numeric AS monthly, e.due_on,
           CASE
               WHEN e.id IS NULL THEN 'none'
               WHEN e.due_on < %(on)s::date THEN 'late'
               ELSE 'served'
           END AS state
    FROM households_membership AS m
    JOIN households_household AS h ON h.id = m.household_id
    JOIN households_person AS p ON p.id = m.person_id AND p.died_on IS NULL
    JOIN households_circumstances AS c ON c.person_id = p.id AND c.disability_kind <> '' AND c.disability_grade <= 2
    JOIN accounts_region AS v ON v.code = m.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    CROSS JOIN LATERAL (
        SELECT string_agg(DISTINCT a.benefit, ',') AS benefits,
               coalesce(bool_or(a.benefit = 'dibao'), false) AS dibao,
               coalesce(bool_or(a.benefit = 'tekun'), false) AS tekun
        FROM cases_awardmember AS s
        JOIN cases_award AS a ON a.id = s.award_id
        WHERE s.person_id = p.id AND s.period && daterange(%(first_day)s::date, %(day_after)s::date)
    ) AS held
    LEFT JOIN LATERAL (
        SELECT a.sheet FROM eligibility_assessment AS a
        WHERE a.household_id = h.id ORDER BY a.id DESC LIMIT 1
    ) AS last ON true
    LEFT JOIN LATERAL (
        SELECT b.* FROM monitoring_bookentry AS b
        WHERE b.book = 'severe_care' AND b.key = p.id_token::text AND b.closed_on IS NULL
        ORDER BY b.id DESC LIMIT 1
    ) AS e ON true
    WHERE m.period && daterange(%(first_day)s::date, %(day_after)s::date)
      AND p.birth_date <= %(on)s::date - interval '16 years'
      AND (held.dibao OR coalesce(h.poverty_status, 'none') NOT IN ('none', ''))
      AND NOT held.tekun
      AND NOT EXISTS (
          SELECT FROM jsonb_array_elements(coalesce(last.sheet -> 'benefits', '[]')) AS told
          WHERE told ->> 'benefit' = 'tekun' AND told ->> 'member' = p.id::text AND told ->> 'answer' = 'yes'
      )
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE m.region_code >= place.start AND m.region_code < place.until
      )
) AS l
