-- Whether the platform is principal in what an agreement is for, and its revenue the whole price, or an agent for its part.
ALTER TABLE agreement
    ADD recognition text NOT NULL DEFAULT 'AGENT' CHECK (recognition IN ('AGENT', 'PRINCIPAL'));
