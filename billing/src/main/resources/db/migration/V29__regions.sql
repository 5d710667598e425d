-- Whether a file of the archive has usage that says in which region it was served; those from before have none that does.
ALTER TABLE archive_file ADD COLUMN regional boolean NOT NULL DEFAULT false;
