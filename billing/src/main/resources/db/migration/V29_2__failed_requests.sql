-- Whether requests that fail are charged: those for which the model was run and whose caller would have had an answer but
-- for his input, his own timeout or his leaving. FREE: none, as ever.
ALTER TABLE plan_version ADD COLUMN failed_requests text NOT NULL DEFAULT 'FREE'
    CHECK (failed_requests IN ('FREE', 'BILLED'));
