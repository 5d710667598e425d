package io.modelmarket.deploy.bench.process;

import io.modelmarket.deploy.demo.Market;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where a market is, told on an input again and again, each time with fresh tokens: for programs that take longer than
 * a token holds.
 */
public final class PlaceFeed {

    private final AtomicReference<Place> latest;

    private PlaceFeed(Place first) {
        this.latest = new AtomicReference<>(first);
    }

    /** Reads the first line, and all that follow on a thread of its own until the input ends. */
    public static PlaceFeed follow(InputStream input) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        PlaceFeed feed = new PlaceFeed(Place.parse(lines.readLine()));
        Thread.ofPlatform().daemon().name("place-feed").start(() -> feed.readOn(lines));
        return feed;
    }

    /** The market, whose tokens are always those told last. */
    public Market market() {
        Market first = latest.get().market();
        return new Market(
                first.tenantService(),
                first.billing(),
                first.platformApi(),
                first.grpcTarget(),
                first.console(),
                user -> latest.get().market().tokens().apply(user),
                first.samples());
    }

    private void readOn(BufferedReader lines) {
        try (lines) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                latest.set(Place.parse(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the tokens cannot be renewed any more", e);
        }
    }
}
