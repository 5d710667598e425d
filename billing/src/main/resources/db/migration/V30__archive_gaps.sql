-- What the archive misses is asked for again and again, and is hardly ever anything.

CREATE INDEX archive_mark_missing ON archive_mark (node, epoch) WHERE NOT isempty(missing);
