package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the rollups were behind the events while these came at a rate.
 *
 * @param perSecond how many events were counted a second, in the second half of the time, from one transaction to
 *     another: they come in steps, and a time that ends just before one would lack what is due
 * @param median in milliseconds, over the second half of the time
 * @param most nearly the most, the 99th percentile
 * @param growth by how much the last quarter's median was above that of the quarter before
 * @param each processor time for an event
 */
public record Lag(double perSecond, double median, double most, double growth, Each each) {

    /** From what was seen, in the order it was seen. */
    static Lag of(List<Sample> samples, Each each) {
        List<Sample> half = samples.subList(samples.size() / 2, samples.size());
        if (half.size() < 2) {
            return new Lag(0, 0, 0, 0, each);
        }
        List<Sample> third = half.subList(0, half.size() / 2);
        List<Sample> fourth = half.subList(half.size() / 2, half.size());
        return new Lag(
                perSecond(half), millis(half, 0.5), millis(half, 0.99), millis(fourth, 0.5) - millis(third, 0.5), each);
    }

    private static double perSecond(List<Sample> samples) {
        List<Sample> steps = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).counted != samples.get(i - 1).counted) {
                steps.add(samples.get(i));
            }
        }
        List<Sample> counted = steps.size() < 2 ? samples : steps;
        Sample first = counted.getFirst();
        Sample last = counted.getLast();
        return (last.counted - first.counted) * 1e9 / (last.atNanos - first.atNanos);
    }

    private static double millis(List<Sample> samples, double part) {
        List<Long> sorted = samples.stream().map(Sample::behindNanos).sorted().toList();
        return sorted.get((int) ((sorted.size() - 1) * part)) / 1e6;
    }

    /** What was seen at an instant: how many events are counted, and how long ago the first was sent that is not. */
    record Sample(long atNanos, long counted, long behindNanos) {}
}
