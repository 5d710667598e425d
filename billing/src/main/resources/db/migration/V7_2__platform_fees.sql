-- The platform's part where no agreement says otherwise, from a month on. Never changed: a later schedule takes its place.
CREATE TABLE platform_fee (
    id             uuid PRIMARY KEY,
    currency       char(3) NOT NULL,
    effective_from date NOT NULL CHECK (extract(day FROM effective_from) = 1),
    band_from      bigint[] NOT NULL CHECK (cardinality(band_from) > 0),
    band_percent   numeric[] NOT NULL CHECK (cardinality(band_percent) = cardinality(band_from)),
    whole_volume   boolean NOT NULL,
    set_at         timestamptz NOT NULL,
    set_by         text NOT NULL,
    UNIQUE (currency, effective_from)
);

ALTER TABLE platform_fee ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_fee FORCE ROW LEVEL SECURITY;
CREATE POLICY public_read ON platform_fee FOR SELECT USING (true);
CREATE POLICY platform ON platform_fee FOR INSERT WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT, INSERT ON platform_fee TO ${serviceRole};
