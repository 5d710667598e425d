-- Reports for people to read have a language. What went wrong is said in words; the detail is in the log, under the id of the
-- request that asked.

SELECT set_config('app.tenant', '*', true);

ALTER TABLE report_job
    ADD language   text NOT NULL DEFAULT 'en',
    ADD request_id text NOT NULL DEFAULT '';
ALTER TABLE report_job ALTER language DROP DEFAULT, ALTER request_id DROP DEFAULT;

UPDATE report_job SET failure = 'The report could not be made. Ask for it again.' WHERE failure IS NOT NULL;
