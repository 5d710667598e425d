-- How long a call of a release may take unless its caller says otherwise, said when it is drafted.
ALTER TABLE release ADD call_timeout_millis integer CHECK (call_timeout_millis BETWEEN 1 AND 600000);
