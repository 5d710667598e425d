-- Finance looks for the ledger's transactions by document, and by when they were booked. The pattern's order serves equality
-- as the usual one does, and what begins with a document's number too.
DROP INDEX ledger_entry_reference;
CREATE INDEX ledger_entry_reference ON ledger_entry (reference text_pattern_ops);
CREATE INDEX ledger_transaction_booked ON ledger_transaction (booked_at);
-- Before a close it is looked what was refused since the month began.
CREATE INDEX usage_rejected_at ON usage_rejected (rejected_at);
