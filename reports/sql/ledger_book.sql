-- A book (登记簿) as a ledger: entries in force in the month, and those closed in it; by the items of its order,
-- then the overdue first. Days: from one item to another, to the day while the entry is open and has no other.
-- Takes: kind (the book), order (items), since, till (items), starts, untils (region codes of the places), first_day, day_after (the month), on,
-- reader (natural person: entries that name them stay away). Uses: bookentry_of_a_place.
SELECT e.id, e.id AS opens, t.name AS township, v.name AS village, e.subject, e.data, e.opened_on, e.due_on,
       e.closed_on,
       coalesce((e.data ->> %(till)s)::date, CASE WHEN e.closed_on IS NULL THEN %(on)s::date END)
           - (e.data ->> %(since)s)::date AS days,
       CASE WHEN e.closed_on IS NULL AND e.due_on < %(on)s::date THEN 'late' ELSE e.state END AS state,
       row_number() OVER (ORDER BY e.closed_on IS NOT NULL, queue.items, e.due_on NULLS LAST, e.id) AS place
FROM monitoring_bookentry AS e
JOIN accounts_region AS v ON v.code = e.region_code
LEFT JOIN accounts_region AS t ON t.code = e.township_code
CROSS JOIN LATERAL (
    SELECT array_agg(e.data ->> asked.item ORDER BY asked.number) AS items
    FROM unnest(%(order)s::text[]) WITH ORDINALITY AS asked (item, number)
) AS queue
WHERE e.book = %(kind)s
  AND e.opened_on < %(day_after)s::date
  AND (e.closed_on IS NULL OR e.closed_on >= %(first_day)s::date)
  AND (%(reader)s::uuid IS NULL OR e.against_person IS DISTINCT FROM %(reader)s::uuid)
  AND EXISTS (
      SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
      WHERE e.region_code >= place.start AND e.region_code < place.until
  )
