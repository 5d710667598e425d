-- A level of a quota is reached once for each limit: who raised the limit is told again.

ALTER TABLE quota_alert DROP CONSTRAINT quota_alert_pkey;
ALTER TABLE quota_alert ADD PRIMARY KEY (subscription_id, period, level, quota);
