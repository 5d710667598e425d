/**
 * Every usage event once more, as Parquet: files by hour, partition and offsets, in a folder or a bucket, recorded in
 * the database with their digests. Rollups are recounted from them and compared. Writes no rollup and decides nothing
 * about money.
 */
@NullMarked
package io.modelmarket.billing.archive;

import org.jspecify.annotations.NullMarked;
