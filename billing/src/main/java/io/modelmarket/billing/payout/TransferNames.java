package io.modelmarket.billing.payout;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How settlements and their payouts are called in the file for the bank, and how the bank's statements name them. At
 * most 35 characters each, as the bank wants them. Plain Java.
 */
public final class TransferNames {

    private static final int OF_SETTLEMENT = 24;
    private static final int OF_BLOCK = 31;
    private static final int DIGITS = 32;
    /** As many as the name of a file can tell. */
    private static final int LEFT_OUT = 1000;

    private static final Pattern TRANSFER = Pattern.compile("[0-9a-f]{24}-[0-9]{1,9}");
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{31})(?:[0-9a-f]|-[A-Z]{3}|-[0-9]{3})");
    private static final String HEX = "[0-9a-f]";
    private static final Pattern REMITTANCE = Pattern.compile(
            "Sharesof([a-z0-9-]+?)(" + HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12})");

    private TransferNames() {}

    /** The end-to-end id of a payout. */
    static String of(UUID settlement, int place) {
        return compact(settlement).substring(0, OF_SETTLEMENT) + "-" + place;
    }

    /** The id of the file, and of its block in the settlement's own currency. */
    static String ofFile(UUID settlement) {
        return compact(settlement);
    }

    /** The id of the file without some of its payouts, so that no bank takes it for the one with more of them. */
    static String ofFile(UUID settlement, int without) {
        return without == 0
                ? ofFile(settlement)
                : String.format("%s-%03d", compact(settlement).substring(0, OF_BLOCK), without % LEFT_OUT);
    }

    /** The id of a block in another currency. */
    static String ofBlock(UUID settlement, String currency) {
        return compact(settlement).substring(0, OF_BLOCK) + "-" + currency;
    }

    /** What the payee reads. */
    static String remittance(UUID settlement, String tenant) {
        return "Shares of " + tenant + " " + settlement;
    }

    /** Whether it is called as payouts are. */
    public static boolean isTransfer(String name) {
        return TRANSFER.matcher(name).matches();
    }

    /** The settlements of whose payouts a name is one's end-to-end id. */
    static Optional<Span> settlementsOf(String transfer) {
        return isTransfer(transfer) ? Optional.of(Span.of(transfer.substring(0, OF_SETTLEMENT))) : Optional.empty();
    }

    /** The settlements whose file or block a name is. */
    static Optional<Span> settlementsOfFile(String name) {
        Matcher matcher = FILE.matcher(name);
        return matcher.matches() ? Optional.of(Span.of(matcher.group(1))) : Optional.empty();
    }

    /** Which payout a text says it is, however banks have broken its lines. */
    static Optional<Told> toldBy(String remittance) {
        Matcher matcher = REMITTANCE.matcher(remittance.replaceAll("\\s", ""));
        return matcher.find()
                ? Optional.of(new Told(UUID.fromString(matcher.group(2)), matcher.group(1)))
                : Optional.empty();
    }

    private static String compact(UUID settlement) {
        return settlement.toString().replace("-", "");
    }

    /** All ids that begin with the same digits. */
    record Span(UUID first, UUID last) {

        static Span of(String digits) {
            int missing = DIGITS - digits.length();
            return new Span(id(digits + "0".repeat(missing)), id(digits + "f".repeat(missing)));
        }

        private static UUID id(String compact) {
            return UUID.fromString(compact.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        }
    }

    /** A payout by its settlement and partner. */
    record Told(UUID settlement, String tenant) {}
}
