package io.modelmarket.billing.bank;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads bank-to-customer statements, camt.053.001.02 to .08, one entry after another. Plain Java. */
final class Camt053 {

    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.0[2-8]");

    private final XmlStream xml;
    private final int mostEntries;
    private int entries;

    private Camt053(byte[] file, int mostEntries) {
        this.xml = new XmlStream(file);
        this.mostEntries = mostEntries;
    }

    /**
     * The statements of a file.
     *
     * @throws ProblemException when it is none, is damaged, or does not add up
     */
    static List<BankStatement> read(byte[] file, int mostEntries) {
        return new Camt053(file, mostEntries).read();
    }

    private List<BankStatement> read() {
        if (!xml.nextChild()
                || !xml.name().equals("Document")
                || !NAMESPACE.matcher(xml.namespace()).matches()) {
            throw refused("The file is no camt.053 in a version from .001.02 to .001.08. Choose that at the bank.");
        }
        List<BankStatement> statements = new ArrayList<>();
        while (xml.nextChild()) {
            if (!xml.name().equals("BkToCstmrStmt")) {
                throw refused("The file has " + xml.name() + " where a statement, BkToCstmrStmt, is expected.");
            }
            while (xml.nextChild()) {
                if (xml.name().equals("Stmt")) {
                    statements.add(statement());
                } else {
                    xml.skip();
                }
            }
        }
        xml.finish();
        if (statements.isEmpty()) {
            throw refused("The file has no statement in it.");
        }
        return statements;
    }

    private BankStatement statement() {
        StatementDraft draft = new StatementDraft();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Id" -> draft.id(xml.whole());
                case "Acct" -> draft.account(xml.whole());
                case "ElctrncSeqNb", "StmtPgntn" -> draft.number(xml.whole());
                case "Bal" -> draft.balance(xml.whole());
                case "Ntry" -> {
                    entries += draft.entry(xml.whole());
                    if (entries > mostEntries) {
                        throw refused("The file has more than " + mostEntries + " entries, transactions of batches"
                                + " counted. Export shorter statements at the bank.");
                    }
                }
                default -> xml.skip();
            }
        }
        return draft.finished();
    }

    static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }
}
