-- How often a report was begun by an instance that was ended in good order meanwhile: these attempts are not held against it.
-- The number of attempts still names each one's file, and keeps an earlier one from saying that it is done.

ALTER TABLE report_job ADD given_back int NOT NULL DEFAULT 0 CHECK (given_back >= 0 AND given_back <= attempts);
GRANT UPDATE (given_back) ON report_job TO ${serviceRole};
