package io.modelmarket.billing.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.bank.BankEntry.Kind;
import io.modelmarket.contracts.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a bank's file, and what is refused with which words. */
class Camt053Test {

    private static final int MOST = 100;
    private static final InvoiceNumbers NUMBERS = new InvoiceNumbers("MM");
    private static final String GOOD = new CamtFile("DE1", "S-1", "EUR")
            .credit("10.00", "2026-11-20", "B-1", "MM-2026-000001")
            .text();

    @Test
    void readsTheOlderVersion() {
        BankStatement statement = Camt053.read(file("02"), MOST).getFirst();
        assertThat(statement.id()).isEqualTo("0352C532026112021041100");
        assertThat(statement.account()).isEqualTo("DE89370400440532013000");
        assertThat(statement.announced()).isEqualTo(1);
        assertThat(statement.entries().stream().map(BankEntry::minor)).containsExactly(11900L, 1000L, 2000L, 1050L);
        assertThat(statement.entries().stream().map(BankEntry::credit)).containsExactly(true, true, true, false);
        assertThat(statement.entries().getFirst().texts().counterparty()).isEqualTo("Globex GmbH & Co. KG");
        assertThat(statement.entries().stream()
                        .map(entry -> NUMBERS.namedBy(entry.texts()).toString()))
                .containsExactly("[MM-2026-000042]", "[MM-2026-000043]", "[MM-2026-000044]", "[]");
    }

    @Test
    void readsTheNewerVersionWithSeveralStatements() {
        List<BankStatement> statements = Camt053.read(file("08"), MOST);
        BankEntry paid = statements.getFirst().entries().getFirst();
        assertThat(statements.getFirst().account()).isEqualTo("0012345678");
        assertThat(statements.getFirst().balances()).isEqualTo(new BankStatement.Balances(-500, 600));
        assertThat(paid.minor()).isEqualTo(1100);
        assertThat(paid.bookedOn()).hasToString("2026-11-20");
        assertThat(paid.texts().counterparty()).isEqualTo("株式会社グローベックス");
        assertThat(NUMBERS.namedBy(paid.texts())).containsExactly("MM-2026-000009");
        assertThat(statements.getLast().entries().getFirst().kind()).isEqualTo(BankEntry.Kind.RETURN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "001.08|001.09|no camt.053 in a version",
                "<Document|<!DOCTYPE Document SYSTEM 'file:///etc/passwd'><Document|document type",
                "<Document|<!DOCTYPE Document [<!ENTITY a 'aa'>]><Document|document type",
                "B-1|&undeclared;|document type or entities",
                "</Stmt>||well-formed",
                "OPBD|XXXX|no opening (OPBD) balance",
                "CLBD|XXXX|no closing (CLBD) balance",
                ">10.00</Amt>|>11.00</Amt>|-1.00 EUR differs",
                "110.00|109.99|-0.01 EUR differs",
                "10.00</Amt><CdtDbtInd>CRDT|10.001</Amt><CdtDbtInd>CRDT|no amount of a currency",
                "10.00</Amt><CdtDbtInd>CRDT|1e999999999</Amt><CdtDbtInd>CRDT|no amount of a currency",
                "10.00</Amt><CdtDbtInd>CRDT|-10.00</Amt><CdtDbtInd>CRDT|no amount of a currency",
                "EUR\">10.00|USD\">10.00|is in USD, the account in EUR",
                "EUR\">10.00|XYZ\">10.00|no amount of a currency",
                "2026-11-20|yesterday|no booking date",
                "<IBAN>DE1</IBAN>||its account (Acct/Id) has none",
                "<Stmt>|<Stmt2></Stmt2><Stmt3>|well-formed",
                "BkToCstmrStmt>|BkToCstmrAcctRpt>|where a statement"
            })
    void saysWhatIsWrong(String from, String to, String says) {
        String bad = GOOD.replace(from, to == null ? "" : to);
        assertRefused(bad, says);
    }

    @Test
    void refusesAWrittenOutBomb() {
        String entities = "<!DOCTYPE Document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]>";
        assertRefused(GOOD.replace("<Document", entities + "<Document").replace("B-1", "&c;"), "document type");
    }

    @Test
    void boundsDepthTextAndEntries() {
        assertRefused(GOOD.replace("<GrpHdr>", "<GrpHdr>" + "<a>".repeat(200) + "</a>".repeat(200)), "nested deeper");
        assertRefused(GOOD.replace("B-1", "x".repeat(5000)), "a text of more than");
        CamtFile many = new CamtFile("DE1", "S-1", "EUR");
        for (int i = 0; i <= MOST; i++) {
            many.credit("1.00", "2026-11-20", "B-" + i, "");
        }
        assertRefused(many.text(), "more than 100 entries");
        CamtFile batches = new CamtFile("DE1", "S-1", "EUR").batch(MOST, "0.01", "2026-11-20");
        assertThat(Camt053.read(batches.bytes(), MOST).getFirst().entries()).hasSize(MOST);
        assertRefused(batches.batch(2, "0.01", "2026-11-20").text(), "more than 100 entries, transactions of batches");
    }

    @Test
    void readsWhatTheBankSaysOfTransfersAndCharges() {
        BankStatement statement = Camt053.read(
                        new CamtFile("DE1", "S-1", "EUR")
                                .transfer("5.00", "2026-11-20", "B-1", "0123456789abcdef01234567-1")
                                .cameBack("5.00", "2026-11-21", "B-2", "0123456789abcdef01234567-1", "AC04")
                                .ordered("9.00", "2026-11-21", "B-3", "0123456789abcdef0123456789abcdef")
                                .charge("0.30", "2026-11-22", "B-4")
                                .pending("1.00", "2026-11-23")
                                .corrected("5.00", "2026-11-23", "B-5", "0123456789abcdef01234567-1")
                                .bytes(),
                        MOST)
                .getFirst();
        assertThat(statement.announced()).isEqualTo(1);
        assertThat(statement.entries().stream().map(BankEntry::kind))
                .containsExactly(Kind.USUAL, Kind.RETURN, Kind.USUAL, Kind.USUAL, Kind.RETURN);
        assertThat(statement.entries().get(1).codes().corrected()).isFalse();
        assertThat(statement.entries().get(4).codes().corrected()).isTrue();
        assertThat(statement.entries().get(0).texts().endToEnd()).isEqualTo("0123456789abcdef01234567-1");
        assertThat(statement.entries().get(1).codes().returned()).isEqualTo("AC04");
        assertThat(statement.entries().get(2).codes().files()).containsExactly("0123456789abcdef0123456789abcdef");
        assertThat(statement.entries().get(3).codes().charge()).isTrue();
        assertThat(statement.entries().get(0).codes()).isEqualTo(new BankEntry.Codes(List.of(), false, null, false));
        assertThat(statement.span().from()).hasToString("2026-11-20");
    }

    @Test
    void aSumIsTheBanksChargeOnlyWhereAllOfItIs() {
        String sum = new CamtFile("DE1", "S-1", "EUR")
                .ordered("9.00", "2026-11-21", "B-1", "")
                .text();
        String charge = "<BkTxCd><Domn><Fmly><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>";
        assertThat(only(sum.replace("<TxDtls>", "<TxDtls>" + charge)).codes().charge())
                .isTrue();
        BankEntry one = only(sum.replace("<TxDtls>", "<TxDtls>" + charge + "</TxDtls><TxDtls>"));
        assertThat(one.kind()).isEqualTo(Kind.SUM);
        assertThat(one.codes().charge()).isFalse();
        BankEntry all = only(sum.replace("<TxDtls>", "<TxDtls>" + charge + "</TxDtls><TxDtls>" + charge));
        assertThat(all.codes().charge()).isTrue();
    }

    @Test
    void tellsPagesOfOneStatementApart() {
        CamtFile first = new CamtFile("DE1", "S-1", "EUR").credit("1.00", "2026-11-20", null, "thank you");
        CamtFile second =
                new CamtFile("DE1", "S-1", "EUR").after(first).credit("1.00", "2026-11-20", null, "thank you");
        BankStatement page = Camt053.read(first.bytes(), MOST).getFirst();
        BankStatement next = Camt053.read(second.bytes(), MOST).getFirst();
        BankEntry entry = page.entries().getFirst();
        assertThat(entry.content()).isEqualTo(next.entries().getFirst().content());
        assertThat(page.scope(entry)).isNotEqualTo(next.scope(entry));
        BankStatement known =
                Camt053.read(GOOD.getBytes(StandardCharsets.UTF_8), MOST).getFirst();
        assertThat(known.scope(known.entries().getFirst())).isEmpty();
    }

    @Test
    void refusesAFileThatIsCutAnywhere() {
        for (int end = 0; end < GOOD.stripTrailing().length() - 1; end++) {
            byte[] cut = GOOD.substring(0, end).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> Camt053.read(cut, MOST)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void neverBreaksOnDamage() {
        Random random = new Random(20261122);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = good.clone();
            for (int flips = random.nextInt(5); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Camt053.read(damaged, MOST)).hasSize(1);
            } catch (ProblemException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static BankEntry only(String text) {
        return Camt053.read(text.getBytes(StandardCharsets.UTF_8), MOST)
                .getFirst()
                .entries()
                .getFirst();
    }

    private static void assertRefused(String text, String says) {
        assertThatThrownBy(() -> Camt053.read(text.getBytes(StandardCharsets.UTF_8), MOST))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(says);
    }

    private static byte[] file(String version) {
        try (InputStream in = Objects.requireNonNull(
                Camt053Test.class.getResourceAsStream("/camt/camt.053.001." + version + ".xml"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
