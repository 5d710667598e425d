-- How long a call of a release may wait in an idle lane for others to be run with, said when it is drafted.
ALTER TABLE release ADD max_delay_micros integer CHECK (max_delay_micros BETWEEN 0 AND 100000);
