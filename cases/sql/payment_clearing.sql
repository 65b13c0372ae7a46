-- What became of the locked money of a run: paid, failed and paid again elsewhere, failed and open,
-- or without an answer. %(run)s. One row; yuan and bank lines.
SELECT coalesce(sum(line.amount), 0) AS total_yuan,
       coalesce(sum(line.amount) FILTER (WHERE answer.paid), 0) AS paid_yuan,
       coalesce(sum(line.amount) FILTER (WHERE NOT answer.paid AND again.id IS NOT NULL), 0)
           AS repaired_yuan,
       coalesce(sum(line.amount) FILTER (WHERE NOT answer.paid AND again.id IS NULL), 0) AS open_yuan,
       coalesce(sum(line.amount) FILTER (WHERE answer.id IS NULL), 0) AS silent_yuan,
       count(*) FILTER (WHERE NOT answer.paid) AS failed_lines,
       count(*) FILTER (WHERE answer.id IS NULL) AS silent_lines
FROM cases_paymentline AS line
LEFT JOIN cases_bankreturn AS answer ON answer.line_id = line.id
LEFT JOIN (
    cases_paymentline AS again
    JOIN cases_paymentrun AS run
        ON run.id = again.run_id AND run.state IN ('locked', 'exported', 'returned', 'closed')
) ON again.repairs_id = line.id AND NOT again.void
WHERE line.run_id = %(run)s AND NOT line.void;
