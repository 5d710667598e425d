-- A record of market.usage may hold several events: one of them can be refused by itself.
ALTER TABLE usage_rejected ADD COLUMN record_index int NOT NULL DEFAULT 0;
ALTER TABLE usage_rejected DROP CONSTRAINT usage_rejected_partition_record_offset_key;
ALTER TABLE usage_rejected ADD UNIQUE (partition, record_offset, record_index);
