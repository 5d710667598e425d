package io.modelmarket.billing.bank;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element with all that is in it, by local names. Plain Java. */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {

    /** The first element down the path, if there is one. */
    Optional<XmlElement> first(String... path) {
        XmlElement at = this;
        for (String step : path) {
            Optional<XmlElement> next = at.all(step).stream().findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** Its text, if it is there and says something. */
    Optional<String> textOf(String... path) {
        return first(path).map(XmlElement::text).filter(text -> !text.isEmpty());
    }

    /** The direct children of a name. */
    List<XmlElement> all(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }
}
