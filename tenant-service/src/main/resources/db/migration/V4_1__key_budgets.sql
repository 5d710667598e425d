-- What a key may use of a month. A budget that is taken away leaves its id and zone, for one that is set again.
ALTER TABLE api_key
    ADD budget_id       uuid,
    ADD budget_requests bigint CHECK (budget_requests BETWEEN 1 AND 1000000000000),
    ADD budget_kind     text CHECK (budget_kind IN ('HARD', 'SOFT')),
    ADD budget_zone     text,
    ADD CHECK ((budget_id IS NULL) = (budget_zone IS NULL)),
    ADD CHECK ((budget_requests IS NULL) = (budget_kind IS NULL)),
    ADD CHECK (budget_requests IS NULL OR budget_id IS NOT NULL);
GRANT UPDATE (budget_id, budget_requests, budget_kind, budget_zone) ON api_key TO ${service};
