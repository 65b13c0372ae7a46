-- One more time in this stretch of time: how often is it now?
INSERT INTO cases_publicvisit (what, who, since, times)
VALUES (%(what)s, %(who)s, %(since)s, 1)
ON CONFLICT (what, who, since) DO UPDATE SET times = cases_publicvisit.times + 1
RETURNING times
