-- A close shows its invoices page by page, beside what is issued of them.
CREATE INDEX period_close_run ON period_close (run_id, tenant) WHERE run_id IS NOT NULL;
CREATE INDEX invoice_close ON invoice (close_id);
