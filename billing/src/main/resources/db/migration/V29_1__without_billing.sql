-- How many requests of a month each data plane may answer while billing does not answer it: beyond its lease of a hard
-- quota, or beyond what is counted of a soft one. NULL: none beyond a lease, any number uncounted, as ever.
ALTER TABLE plan_version ADD COLUMN away_requests bigint
    CHECK (away_requests IS NULL OR (away_requests BETWEEN 1 AND 1000000 AND monthly_requests IS NOT NULL));
