package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankEntry.Codes;
import io.modelmarket.billing.bank.BankEntry.Kind;
import io.modelmarket.billing.bank.BankEntry.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An {@code Ntry} and what is booked with it: itself, or the transactions it sums. Plain Java. */
final class EntryElement {

    private static final int LONGEST = 140;
    /** Charges and fees, of ISO 20022's bank transaction codes. */
    private static final Set<String> CHARGES = Set.of("CHRG", "FEES", "COMM", "COME", "COMI");

    private final XmlElement element;
    private final int place;
    private final String where;
    private final StatedAmount amount;

    EntryElement(XmlElement element, int place, String where) {
        this.element = element;
        this.place = place;
        this.where = where;
        this.amount = StatedAmount.of(element, where);
    }

    /** None for an entry of nothing. */
    List<BankEntry> entries() {
        if (amount.minor() == 0) {
            return List.of();
        }
        List<XmlElement> details = element.all("NtryDtls").stream()
                .flatMap(each -> each.all("TxDtls").stream())
                .toList();
        if (details.size() < 2) {
            return List.of(entry(amount.minor(), details.isEmpty() ? null : details.getFirst(), kind()));
        }
        Kind kind = kind();
        List<BankEntry> parts = new ArrayList<>();
        long sum = 0;
        for (XmlElement detail : details) {
            Optional<StatedAmount> part = amountOf(detail);
            if (part.isEmpty() || part.get().minor() == 0) {
                return List.of(entry(amount.minor(), null, Kind.SUM));
            }
            sum = Math.addExact(sum, part.get().minor());
            parts.add(entry(part.get().minor(), detail, kind));
        }
        return sum == amount.minor() ? parts : List.of(entry(amount.minor(), null, Kind.SUM));
    }

    private Optional<StatedAmount> amountOf(XmlElement detail) {
        return detail.first("Amt")
                .or(() -> detail.first("AmtDtls", "TxAmt", "Amt"))
                .map(stated -> StatedAmount.of(stated, amount.credit(), where))
                .filter(stated -> stated.currency().equals(amount.currency()));
    }

    private BankEntry entry(long minor, @Nullable XmlElement detail, Kind kind) {
        return new BankEntry(
                place, 1, bookedOn(), amount.credit(), minor, amount.currency(), kind, texts(detail), codes(detail));
    }

    private Kind kind() {
        return isReversal() || isReturn() ? Kind.RETURN : Kind.USUAL;
    }

    /** A booking of the bank's own that takes another back, for whatever reason. */
    private boolean isReversal() {
        return element.textOf("RvslInd")
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }

    /** A transfer that was made and came back. */
    private boolean isReturn() {
        return Stream.concat(
                        element.all("BkTxCd").stream(),
                        element.all("NtryDtls").stream()
                                .flatMap(each -> each.all("TxDtls").stream())
                                .flatMap(each -> each.all("RtrInf").stream()))
                .anyMatch(each -> each.name().equals("RtrInf")
                        || each.textOf("Domn", "Fmly", "SubFmlyCd").orElse("").equals("RRTN"));
    }

    private Codes codes(@Nullable XmlElement detail) {
        List<XmlElement> details = element.all("NtryDtls");
        List<XmlElement> transactions = detail != null
                ? List.of(detail)
                : details.stream().flatMap(each -> each.all("TxDtls").stream()).toList();
        List<String> files = Stream.concat(
                        details.stream().flatMap(each -> each.all("Btch").stream()),
                        transactions.stream().flatMap(each -> each.all("Refs").stream()))
                .flatMap(each -> Stream.concat(each.textOf("PmtInfId").stream(), each.textOf("MsgId").stream()))
                .map(EntryElement::cut)
                .distinct()
                .toList();
        boolean charge = isCharge(element)
                || (!transactions.isEmpty() && transactions.stream().allMatch(EntryElement::isCharge));
        String returned = transactions.stream()
                .flatMap(each ->
                        each.textOf("RtrInf", "Rsn", "Cd").or(() -> each.textOf("RtrInf", "Rsn", "Prtry")).stream())
                .map(EntryElement::cut)
                .findFirst()
                .orElse(null);
        return new Codes(files, charge, returned, isReversal() && !isReturn());
    }

    private static boolean isCharge(XmlElement coded) {
        return coded.all("BkTxCd").stream()
                .anyMatch(each -> CHARGES.contains(
                        each.textOf("Domn", "Fmly", "SubFmlyCd").orElse("")));
    }

    private LocalDate bookedOn() {
        String text = element.textOf("BookgDt", "Dt")
                .or(() -> element.textOf("BookgDt", "DtTm").map(time -> time.substring(0, Math.min(10, time.length()))))
                .or(() -> element.textOf("ValDt", "Dt"))
                .orElse("");
        try {
            // A date may carry a zone, as in 2026-11-20+01:00.
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw Camt053.refused("There is no booking date in " + where + ".");
        }
    }

    private Texts texts(@Nullable XmlElement detail) {
        if (detail == null) {
            return new Texts(
                    provided(element.textOf("AcctSvcrRef")),
                    "",
                    "",
                    List.of(),
                    element.textOf("AddtlNtryInf").map(EntryElement::cut).stream()
                            .toList());
        }
        String party = amount.credit() ? "Dbtr" : "Cdtr";
        Optional<String> name =
                detail.textOf("RltdPties", party, "Nm").or(() -> detail.textOf("RltdPties", party, "Pty", "Nm"));
        List<XmlElement> remittance = detail.all("RmtInf");
        List<XmlElement> structured =
                remittance.stream().flatMap(each -> each.all("Strd").stream()).toList();
        return new Texts(
                provided(detail.textOf("Refs", "AcctSvcrRef").or(() -> element.textOf("AcctSvcrRef"))),
                Optional.ofNullable(provided(detail.textOf("Refs", "EndToEndId")))
                        .orElse(""),
                cut(name.orElse("")),
                structured.stream()
                        .flatMap(each -> Stream.concat(
                                each.textOf("CdtrRefInf", "Ref").stream(),
                                each.all("RfrdDocInf").stream().flatMap(document -> document.textOf("Nb").stream())))
                        .map(EntryElement::cut)
                        .toList(),
                remittance.stream()
                        .flatMap(each -> each.all("Ustrd").stream())
                        .map(each -> cut(each.text()))
                        .toList());
    }

    /** Banks write that there is none where the schema wants something. */
    private static @Nullable String provided(Optional<String> reference) {
        return reference
                .filter(text -> !text.equalsIgnoreCase("NOTPROVIDED") && !text.equalsIgnoreCase("NONREF"))
                .map(EntryElement::cut)
                .orElse(null);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
