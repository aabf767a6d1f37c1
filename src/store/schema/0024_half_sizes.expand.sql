-- Half sizes of shoes: 7.5 is size 7 with half_size 1. A former version shows and finds it as 7.

ALTER TABLE shoes ADD COLUMN half_size BIGINT NOT NULL DEFAULT 0 CHECK (half_size IN (0, 1));
