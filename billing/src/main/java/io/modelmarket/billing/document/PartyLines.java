package io.modelmarket.billing.document;

import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seller and buyer as they stand on a document. */
final class PartyLines {

    private PartyLines() {}

    /** Writes both; a buyer without a profile by its tenant. */
    static void write(Sheet sheet, Language language, @Nullable Parties parties, String tenant) {
        if (parties != null) {
            sheet.party(language.text("seller"), lines(language, parties.seller()));
        }
        Party buyer = parties == null ? null : parties.buyer();
        sheet.party(
                language.text("buyer"), buyer == null ? unnamed(language, parties, tenant) : lines(language, buyer));
    }

    private static List<String> unnamed(Language language, @Nullable Parties parties, String tenant) {
        String country = parties == null ? null : parties.taxedIn();
        return country == null
                ? List.of(tenant, language.text("unnamed"))
                : List.of(tenant, country, language.text("unnamed-in", country));
    }

    private static List<String> lines(Language language, Party party) {
        List<String> lines = new ArrayList<>();
        lines.add(party.legalName());
        lines.addAll(party.addressLines());
        String place = Stream.of(party.postalCode(), party.city())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String country = Stream.of(party.region(), party.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        Stream.of(place, country).filter(line -> !line.isEmpty()).forEach(lines::add);
        if (party.vatId() != null) {
            lines.add(language.text("vat-id") + " " + party.vatId());
        }
        if (party.taxNumber() != null) {
            lines.add(language.text("tax-number") + " " + party.taxNumber());
        }
        return lines;
    }
}
