package io.modelmarket.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the addresses of our page from everything else. */
final class PageAddress {

    private static final List<String> NEVER = List.of("/api", "/q", "/assets", "/login", "/logout");

    private PageAddress() {}

    /** Whether a browser that navigates to {@code path} gets the page. */
    static boolean isPage(String path, @Nullable String accept) {
        boolean navigation = accept != null && accept.contains("text/html");
        return navigation && NEVER.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
