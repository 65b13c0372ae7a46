-- What locked runs of a year have paid, without what the bank could not pay: yuan by county, benefit and month.
-- %(starts)s, %(untils)s (region codes of the places), %(year)s. Index: paymentline_of_run.
SELECT run.region_code AS county, run.benefit, run.month, sum(line.amount) AS yuan
FROM cases_paymentrun AS run
JOIN cases_paymentline AS line ON line.run_id = run.id AND NOT line.void
LEFT JOIN cases_bankreturn AS failed ON failed.line_id = line.id AND NOT failed.paid
WHERE run.state IN ('locked', 'exported', 'returned', 'closed')
  AND run.month >= make_date(%(year)s, 1, 1) AND run.month < make_date(%(year)s + 1, 1, 1)
  AND failed.id IS NULL
  AND EXISTS (
      SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
      WHERE run.region_code >= place.start AND run.region_code < place.until)
GROUP BY run.region_code, run.benefit, run.month
ORDER BY run.region_code, run.month, run.benefit;
