-- Finance pages through everybody's invoices, latest first, and reads no further than a page needs.

CREATE INDEX invoice_issued ON invoice (issued_at DESC, number DESC);
