package io.modelmarket.billing.dunning;

import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.standing.Standing;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a tenant is told, in English and Chinese; dates are in UTC. */
final class NoticeText {

    private final Standing standing;
    private final List<Overdue> overdue;
    private final @Nullable Instant graceUntil;
    private final @Nullable Instant nextAt;

    /**
     * @param graceUntil until when time is granted; null for none
     * @param nextAt when the next standing begins; null where there is none
     */
    NoticeText(Standing standing, List<Overdue> overdue, @Nullable Instant graceUntil, @Nullable Instant nextAt) {
        this.standing = standing;
        this.overdue = overdue;
        this.graceUntil = graceUntil;
        this.nextAt = nextAt;
    }

    String english() {
        return in(Locale.ROOT);
    }

    String chinese() {
        return in(Locale.SIMPLIFIED_CHINESE);
    }

    private String in(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "dunning.notices",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String invoices = overdue.stream()
                .map(invoice -> format(
                        texts.getString("invoice"),
                        invoice.number(),
                        invoice.open().toString(),
                        day(invoice.dueAt())))
                .collect(Collectors.joining(texts.getString("separator")));
        boolean grace = standing == Standing.REMINDED && graceUntil != null;
        Instant date = grace ? graceUntil : nextAt;
        return format(
                        texts.getString(standing.name() + (grace ? ".grace" : "")),
                        invoices,
                        date == null ? "" : day(date))
                + (standing == Standing.ACTIVE ? "" : whereToPay(texts));
    }

    /** As the invoices say it themselves; which of them, where they say different accounts. */
    private String whereToPay(ResourceBundle texts) {
        Map<PayeeAccount, List<String>> accounts = new LinkedHashMap<>();
        for (Overdue invoice : overdue) {
            if (invoice.account() != null) {
                accounts.computeIfAbsent(invoice.account(), each -> new ArrayList<>())
                        .add(invoice.number());
            }
        }
        boolean one =
                accounts.size() == 1 && accounts.values().iterator().next().size() == overdue.size();
        return accounts.entrySet().stream()
                .map(account -> format(
                        texts.getString(one ? "pay" : "pay.some"),
                        account.getKey().holder(),
                        String.join(
                                texts.getString("account.separator"),
                                account.getKey().lines()),
                        String.join(texts.getString("separator"), account.getValue())))
                .collect(Collectors.joining());
    }

    private static String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
