-- Which of a release's tensors hold tokens, said when it is drafted.
ALTER TABLE release ADD tokens jsonb;
