package io.modelmarket.billing.document;

import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Party;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What EN 16931 asks for and a document may not have. */
final class ElectronicNeeds {

    private static final int MOST_DIGITS = 2;

    private ElectronicNeeds() {}

    /**
     * Seller and buyer, complete.
     *
     * @throws ProblemException naming every field that is missing, or why the standard cannot say it
     */
    static Parties check(ElectronicDocument document) {
        Currency currency = Currency.getInstance(document.total().currency());
        if (currency.getDefaultFractionDigits() > MOST_DIGITS) {
            throw refused(document, "EN 16931 has two decimals, " + currency + " has more.");
        }
        Parties parties = document.parties();
        Party buyer = parties == null ? null : parties.buyer();
        if (parties == null || buyer == null) {
            throw refused(document, "there was no billing profile when it was issued: set it before the next one is.");
        }
        Set<TaxCode> codes = document.taxes().stream().map(TaxCode::of).collect(Collectors.toSet());
        if (codes.contains(TaxCode.O) && codes.size() > 1) {
            throw refused(
                    document, "EN 16931 does not let what is outside the scope of tax stand beside what is taxed.");
        }
        List<String> missing = new ArrayList<>();
        address(missing, "seller", parties.seller());
        address(missing, "buyer", buyer);
        if (codes.contains(TaxCode.O)) {
            need(missing, "seller registration", parties.seller().registration() != null);
        } else if (codes.equals(Set.of(TaxCode.E))) {
            Party seller = parties.seller();
            need(missing, "seller vatId or tax number", seller.vatId() != null || seller.taxNumber() != null);
        } else {
            need(missing, "seller vatId", parties.seller().vatId() != null);
        }
        if (!missing.isEmpty()) {
            throw refused(
                    document,
                    "missing when it was issued: " + String.join(", ", missing)
                            + ". Complete the billing profile and market.seller before the next one is issued.");
        }
        return parties;
    }

    private static void address(List<String> missing, String who, Party party) {
        need(missing, who + " addressLines", !party.addressLines().isEmpty());
        need(missing, who + " city", party.city() != null);
        need(missing, who + " country", party.country() != null);
    }

    private static void need(List<String> missing, String what, boolean there) {
        if (!there) {
            missing.add(what);
        }
    }

    private static ProblemException refused(ElectronicDocument document, String why) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE, "No e-invoice can be made of " + document.number() + ": " + why);
    }
}
