package io.modelmarket.billing.bank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A camt.053.001.08 of one statement, as a bank would write it. */
public final class CamtFile {

    private final String account;
    private final String id;
    private final String currency;
    private final List<String> entries = new ArrayList<>();
    private BigDecimal opening = new BigDecimal("100.00");
    private BigDecimal closing = opening;
    private String opensOn = "";
    private String closesOn = "";

    public CamtFile(String account, String id, String currency) {
        this.account = account;
        this.id = id;
        this.currency = currency;
    }

    /** Money that came in, with the bank's reference or without, and what the payer wrote. */
    public CamtFile credit(String amount, String day, @Nullable String bankReference, String text) {
        closing = closing.add(new BigDecimal(amount));
        entries.add(entry(amount, "CRDT", day, bankReference, text, ""));
        return this;
    }

    /** One entry of so many transactions of the same amount. */
    public CamtFile batch(int transactions, String each, String day) {
        BigDecimal sum = new BigDecimal(each).multiply(BigDecimal.valueOf(transactions));
        closing = closing.add(sum);
        String part = "<TxDtls>" + amount(each) + "<RmtInf><Ustrd>thank you</Ustrd></RmtInf></TxDtls>";
        entries.add("<Ntry>" + amount(sum.toPlainString()) + "<CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>" + day
                + "</Dt></BookgDt><NtryDtls>" + part.repeat(transactions) + "</NtryDtls></Ntry>");
        return this;
    }

    /** A page of a statement that opens with what the one before closes with; before any entries. */
    public CamtFile after(CamtFile page) {
        opening = page.closing;
        closing = opening;
        return this;
    }

    public CamtFile debit(String amount, String day, String bankReference, boolean returned) {
        closing = closing.subtract(new BigDecimal(amount));
        entries.add(entry(amount, "DBIT", day, bankReference, "", returned ? "<RvslInd>true</RvslInd>" : ""));
        return this;
    }

    /** A transfer that we have ordered, under its end-to-end id. */
    public CamtFile transfer(String amount, String day, String bankReference, String endToEnd) {
        closing = closing.subtract(new BigDecimal(amount));
        entries.add(entry(amount, "DBIT", day, bankReference, "", "")
                .replace("<TxDtls>", "<TxDtls><Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs>"));
        return this;
    }

    /** Such a transfer that has come back, with the bank's code why. */
    public CamtFile cameBack(String amount, String day, String bankReference, String endToEnd, String code) {
        closing = closing.add(new BigDecimal(amount));
        entries.add(entry(amount, "CRDT", day, bankReference, "", "")
                .replace("<TxDtls>", "<TxDtls><Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs>")
                .replace("</TxDtls>", "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf></TxDtls>"));
        return this;
    }

    /** A booking of its own under a transfer's end-to-end id that the bank takes back. */
    public CamtFile corrected(String amount, String day, String bankReference, String endToEnd) {
        closing = closing.add(new BigDecimal(amount));
        entries.add(entry(amount, "CRDT", day, bankReference, "", "<RvslInd>true</RvslInd>")
                .replace("<TxDtls>", "<TxDtls><Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs>"));
        return this;
    }

    /** One debit for all transfers of a file, or of a block of it, by its id; without one where that is empty. */
    public CamtFile ordered(String amount, String day, String bankReference, String file) {
        closing = closing.subtract(new BigDecimal(amount));
        entries.add(entry(amount, "DBIT", day, bankReference, "", "")
                .replace(
                        "<NtryDtls>",
                        "<NtryDtls><Btch>" + (file.isEmpty() ? "" : "<PmtInfId>" + file + "</PmtInfId>") + "</Btch>"));
        return this;
    }

    /** What the bank keeps for its services. */
    public CamtFile charge(String amount, String day, String bankReference) {
        closing = closing.subtract(new BigDecimal(amount));
        entries.add(entry(amount, "DBIT", day, bankReference, "account fees", "")
                .replace(
                        "<NtryDtls>",
                        "<BkTxCd><Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn>"
                                + "</BkTxCd><NtryDtls>"));
        return this;
    }

    /** What it keeps for one transfer, under that one's end-to-end id. */
    public CamtFile charge(String amount, String day, String bankReference, String endToEnd) {
        charge(amount, day, bankReference);
        entries.add(entries.removeLast()
                .replace("<TxDtls>", "<TxDtls><Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs>"));
        return this;
    }

    /** What the bank has announced and not booked. */
    public CamtFile pending(String amount, String day) {
        entries.add(entry(amount, "DBIT", day, "P-1", "", "").replace("BOOK", "PDNG"));
        return this;
    }

    /** Goes on so much later than it should: what is missing between is on no statement. */
    public CamtFile skipping(String amount) {
        opening = opening.add(new BigDecimal(amount));
        closing = opening;
        return this;
    }

    /** Of a period: the days of its balances. */
    public CamtFile of(String from, String to) {
        opensOn = day(from);
        closesOn = day(to);
        return this;
    }

    /** A closing balance that is not what the entries lead to. */
    public CamtFile closingAt(String balance) {
        closing = new BigDecimal(balance);
        return this;
    }

    public String text() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>M</MsgId></GrpHdr>
                <Stmt><Id>%s</Id><Acct><Id><IBAN>%s</IBAN></Id></Acct>%s%s%s</Stmt>
                </BkToCstmrStmt></Document>
                """.formatted(
                        id, account, balance("OPBD", opening), balance("CLBD", closing), String.join("\n", entries));
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private String balance(String type, BigDecimal amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp>"
                + amount(amount.abs().toPlainString()) + "<CdtDbtInd>" + (amount.signum() < 0 ? "DBIT" : "CRDT")
                + "</CdtDbtInd>" + (type.equals("OPBD") ? opensOn : closesOn) + "</Bal>";
    }

    private static String day(String day) {
        return "<Dt><Dt>" + day + "</Dt></Dt>";
    }

    private String entry(
            String amount, String direction, String day, @Nullable String reference, String text, String more) {
        return "<Ntry>" + amount(amount) + "<CdtDbtInd>" + direction + "</CdtDbtInd>" + more
                + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + day + "</Dt></BookgDt>"
                + (reference == null ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>")
                + "<NtryDtls><TxDtls><RmtInf><Ustrd>" + text + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";
    }

    private String amount(String amount) {
        return "<Amt Ccy=\"" + currency + "\">" + amount + "</Amt>";
    }
}
