package io.modelmarket.platform.usage;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How usage events are kept until billing has counted them. */
@ConfigMapping(prefix = "market.journal")
public interface JournalConfig {

    /** What an event must survive before its answer is sent. */
    @WithDefault("durable")
    Durability mode();

    /** Size of one file of the journal; it is filled with zeros when it is made. */
    @WithDefault("16M")
    MemorySize segmentSize();

    /** When this much is waiting for billing, billable calls are refused. */
    @WithDefault("4G")
    MemorySize maxSize();

    /** How many events may wait for the disk; beyond it calls are refused. */
    @WithDefault("65536")
    int queue();

    /** What a recorded event survives. */
    enum Durability {
        /** The loss of power: fdatasync before the answer, shared by all events that came meanwhile. */
        DURABLE,
        /** The death of this process, but not of the operating system: written, not synced. */
        PROCESS_CRASH
    }
}
