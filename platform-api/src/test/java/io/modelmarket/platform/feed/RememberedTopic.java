package io.modelmarket.platform.feed;

import io.modelmarket.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps all but one key, and cannot read one value. */
final class RememberedTopic implements StateTopic {

    private final Topic topic;
    final Map<String, String> known = new LinkedHashMap<>();
    final List<String> told = new ArrayList<>();

    RememberedTopic(Topic topic) {
        this.topic = topic;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public boolean keeps(String key) {
        return !key.equals("not-kept");
    }

    @Override
    public void apply(String key, byte @Nullable [] value) {
        if (value == null) {
            known.remove(key);
            told.add(key + " gone");
            return;
        }
        String text = new String(value, StandardCharsets.UTF_8);
        if (text.equals("unreadable")) {
            throw new IllegalArgumentException(text);
        }
        known.put(key, text);
        told.add(key + "=" + text);
    }
}
