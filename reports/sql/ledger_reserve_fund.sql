-- The reserve funds of townships (临时救助备用金台账): every movement of the month, and the funds without one.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan.
-- Uses: fundmovement by fund.
SELECT l.*, row_number() OVER (ORDER BY l.region_code, l.movement NULLS FIRST) AS place
FROM (
    SELECT f.id AS opens, f.region_code, m.id AS movement, t.name AS township, m.on, m.document, m.payee,
           CASE WHEN m.kind IN ('grant', 'top_up', 'return') THEN m.amount END AS came_in,
           CASE WHEN m.kind IN ('payment', 'surrender') THEN m.amount END AS went_out,
           coalesce(m.balance, before.balance) AS balance, f.quota, payer.name AS payer, decider.name AS decider,
           coalesce(m.kind, 'none') AS state
    FROM cases_reservefund AS f
    JOIN accounts_region AS t ON t.code = f.region_code
    LEFT JOIN cases_fundmovement AS m
           ON m.fund_id = f.id AND m.on >= %(first_day)s::date AND m.on < %(day_after)s::date
    LEFT JOIN accounts_officer AS payer ON payer.id = m.entered_by_id
    LEFT JOIN accounts_officer AS decider ON decider.id = m.decided_by_id
    LEFT JOIN LATERAL (
        SELECT b.balance FROM cases_fundmovement AS b
        WHERE b.fund_id = f.id AND b.on < %(day_after)s::date
        ORDER BY b.id DESC LIMIT 1
    ) AS before ON m.id IS NULL
    WHERE f.opened_on < %(day_after)s::date
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE f.region_code >= place.start AND f.region_code < place.until
      )
) AS l
