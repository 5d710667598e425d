package io.modelmarket.billing.usage;

/**
 * About how many events lie ahead, where only their records can be counted: as many in each as in those that were read
 * last. For one thread.
 */
public final class Density {

    private double eventsInRecord = 1;

    /** So many records were read, with so many events. */
    public void saw(long records, long events) {
        if (records > 0) {
            eventsInRecord = (double) events / records;
        }
    }

    /** About how many events so many records hold. */
    public long events(long records) {
        return Math.round(records * eventsInRecord);
    }
}
