-- Until when an invoice is to be paid is said as it is issued, and is what its document says ever after. Those from
-- before get the days that were configured so far, counted in the days of their zone as they were printed.

SELECT set_config('app.tenant', '*', true);

ALTER TABLE invoice ADD due_at timestamptz;
UPDATE invoice
SET due_at = (issued_at AT TIME ZONE time_zone + make_interval(days => ${dueDays})) AT TIME ZONE time_zone;
ALTER TABLE invoice
    ALTER due_at SET NOT NULL,
    ADD CHECK (due_at >= issued_at);

-- Who asks what is open and not late reads those that are due late enough.
CREATE INDEX invoice_due ON invoice (due_at);
