-- Who acts for finance, as their token names them: records keep the subject, which says nothing to a reader.
CREATE TABLE person (
    subject  text PRIMARY KEY,
    email    text NOT NULL,
    acted_at timestamptz NOT NULL
);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON person
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT, INSERT, UPDATE (email, acted_at) ON person TO ${serviceRole};
