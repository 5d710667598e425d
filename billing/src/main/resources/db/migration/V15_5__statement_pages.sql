-- Pages of one statement have its name in common. An entry without a reference of the bank's own belongs to its page, which the
-- balance that it opens with tells from the others.

SELECT set_config('app.tenant', '*', true);

UPDATE bank_entry e SET scope = s.statement || ' from ' || s.opening_minor
FROM bank_statement s WHERE s.id = e.statement_id AND e.scope <> '';

COMMENT ON COLUMN bank_entry.scope IS
    'Where the bank gives no reference of its own: the statement in which the entry stands and its opening balance; else empty.';
