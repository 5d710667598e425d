package io.modelmarket.billing.bank;

import io.modelmarket.contracts.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One booked amount of a statement; of an entry that sums several transactions, one of them. Plain Java.
 *
 * @param place its number in the statement, from 1
 * @param nth its number among those of the statement that are the same in everything else, from 1
 * @param minor above zero, in minor units
 */
record BankEntry(
        int place,
        int nth,
        LocalDate bookedOn,
        boolean credit,
        long minor,
        Currency currency,
        Kind kind,
        Texts texts,
        Codes codes) {

    /** The same in everything but where it stands. */
    BankEntry again(int times) {
        return new BankEntry(place, times, bookedOn, credit, minor, currency, kind, texts, codes);
    }

    /** A digest of what identifies it: with the bank's own reference that and the amount, else all that is known. */
    String content() {
        String own = texts.bankReference();
        List<Object> parts = own == null
                ? List.of(bookedOn, credit, minor, currency, nth, kind, texts)
                : List.of(bookedOn, credit, minor, currency, nth, own);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(parts.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Money money() {
        return new Money(minor, currency);
    }

    /** What a person knows it by. */
    String reference() {
        String own = texts.bankReference();
        return own != null ? own : texts.endToEnd().isEmpty() ? "entry " + place : texts.endToEnd();
    }

    /** What kind of entry it is. */
    enum Kind {
        USUAL,
        /** It takes an earlier one back. */
        RETURN,
        /** It sums transactions that the bank does not list with their amounts. */
        SUM
    }

    /**
     * What the bank passed on with it.
     *
     * @param bankReference the bank's, unique for the account; null where it gives none
     * @param structured references in a field of their own, in their order
     * @param free text in lines
     */
    record Texts(
            @Nullable String bankReference,
            String endToEnd,
            String counterparty,
            List<String> structured,
            List<String> free) {

        /** All of it in one line. */
        String remittance() {
            return String.join(
                    " ",
                    java.util.stream.Stream.concat(structured.stream(), free.stream())
                            .toList());
        }
    }

    /**
     * What the bank says that is no part of what identifies an entry.
     *
     * @param files what it says a batch was ordered with: ids of a file or of a block of it
     * @param charge whether it is the bank's own charge
     * @param returned why it takes an earlier one back; null where it gives no code
     * @param corrected whether it takes its own booking back, and says nothing of a transfer that came back
     */
    record Codes(
            List<String> files, boolean charge, @Nullable String returned, boolean corrected) {}
}
