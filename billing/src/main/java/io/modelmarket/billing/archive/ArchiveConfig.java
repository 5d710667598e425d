package io.modelmarket.billing.archive;

import io.modelmarket.contracts.store.S3Config;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where usage events are archived, and how often. */
@ConfigMapping(prefix = "market.archive")
interface ArchiveConfig {

    /** Whether this instance archives. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Holds the files, and all instances of the service share it; with a bucket, each has its own for what is at hand.
     */
    @WithDefault("archive")
    Path folder();

    /** The bucket that holds the files, instead of the folder. */
    S3Config s3();

    /** How large the copies of a bucket's files may be together; one that is larger is alone. */
    @WithDefault("1G")
    MemorySize cache();

    /** After how long a file is written even if it is small. */
    @WithDefault("1m")
    Duration writeEvery();

    /** Most events in a file, before files are merged. */
    @WithDefault("200000")
    int fileEvents();

    /**
     * About how many events intake may have before it while the archive works; with more, the archive waits for intake.
     */
    @WithDefault("50000")
    long giveWayAbove();

    /** How long the archive waits for intake at most. */
    @WithDefault("10m")
    Duration giveWayFor();

    /** Memory outside the heap for writing, for merging and for each recount. */
    @WithDefault("256M")
    MemorySize memory();

    /** After how long without a sign of life another instance goes on with a partition. */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** How old an hour is before its files are merged. */
    @WithDefault("2h")
    Duration mergeAfter();

    /** How often hours that can be merged are looked for; {@code off} for never. */
    @WithDefault("10m")
    String mergeEvery();

    /** How long a file stays after it was merged, for those who are reading it. */
    @WithDefault("1h")
    Duration keepMerged();

    /** How many look for single events at the same time, each for another tenant. */
    @WithDefault("2")
    int lookupsAtOnce();

    /** How many questions of one tenant, or of the platform's own people, wait while one is answered. */
    @WithDefault("4")
    int lookupsWaiting();

    /** How long they wait for their turn. */
    @WithDefault("10s")
    Duration lookupPatience();

    /** The most that is read of files to find single events. */
    @WithDefault("1G")
    MemorySize lookupBytes();

    /** How long a recount waits for what is counted but not archived yet. */
    @WithDefault("90s")
    Duration recountWait();
}
