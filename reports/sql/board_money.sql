-- Money of the year to a month and of the same months a year before: one row for each payment line.
-- A line is due once the bank has answered or its month is over; it is on time when the bank had paid it before
-- its month was over. Takes: start, until (region codes), width (of the places compared), month (last of the
-- span), first_day, year_start, on (the day it is asked for). Amounts in yuan. Uses: paymentline by region and month.
SELECT 'all' AS whole, (l.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place,
       to_char(l.month, 'MM') AS month_of_year,
       l.person_id, l.household_id, NULL::bigint AS finding_id, p.name AS person_name, l.region_code, l.month,
       l.benefit, l.amount, b.returned_on,
       l.month >= %(year_start)s::date AND d.went_out AS this_year,
       l.month < %(year_start)s::date AND d.went_out AS last_year,
       d.in_span AND (b.id IS NOT NULL OR %(on)s::date >= l.month + interval '1 month' - interval '1 day') AS due,
       d.in_span AND coalesce(b.paid AND b.returned_on < l.month + interval '1 month', false) AS on_time,
       d.in_span AND coalesce(NOT b.paid, false) AS failed
FROM cases_paymentline AS l
JOIN cases_paymentrun AS r ON r.id = l.run_id
JOIN households_person AS p ON p.id = l.person_id
LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id
CROSS JOIN LATERAL (
    SELECT r.state IN ('locked', 'exported', 'returned', 'closed') AND coalesce(b.paid, true) AS went_out,
           l.month >= %(first_day)s::date AND l.month <= %(month)s::date AS in_span
) AS d
WHERE l.region_code >= %(start)s AND l.region_code < %(until)s AND NOT l.void AND r.state <> 'cancelled'
  AND (l.month >= %(year_start)s::date AND l.month <= %(month)s::date
       OR l.month >= %(year_start)s::date - interval '1 year'
          AND l.month <= %(month)s::date - interval '1 year')
