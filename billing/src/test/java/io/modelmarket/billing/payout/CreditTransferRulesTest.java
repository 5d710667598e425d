package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rate;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.IbanAccount;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are written hold the rules of banks; whatever breaks one is told. */
class CreditTransferRulesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final Iban AMSTERDAM = new Iban("NL91ABNA0417164300");
    private static final IbanAccount IN_YEN = new IbanAccount(AMSTERDAM, new Bic("ABNANL2A"), "NL");
    private static final String GOOD = file("Modelmarket GmbH", "Dätahub & Söhne 株式会社", 12_345);

    @Test
    void filesThatAreWrittenBreakNone() {
        assertThat(CreditTransferRules.brokenBy(GOOD)).isEmpty();
        assertThat(GOOD).contains("<MsgId>11111111222233334444555555555555</MsgId>");
        assertThat(CreditTransferRules.brokenBy(file("x".repeat(200), "y ".repeat(69) + "z", 1)))
                .isEmpty();
    }

    @Test
    void aFileWithFewerPayoutsHasAnotherName() {
        Settlement settlement = settlement("Datahub", 500);
        String rest = new CreditTransferFile(settlement, settlement.payouts().subList(1, 2), Instant.EPOCH, debtor("M"))
                .text();
        assertThat(CreditTransferRules.brokenBy(rest)).isEmpty();
        assertThat(rest)
                .contains("<MsgId>1111111122223333444455555555555-001</MsgId>", "-7</EndToEndId>")
                .doesNotContain("Datahub", "-1</EndToEndId>");
        assertThat(TransferNames.settlementsOfFile("1111111122223333444455555555555-001"))
                .hasValueSatisfying(span -> assertThat(ID).isBetween(span.first(), span.last()));
    }

    @Test
    void whatAnOperatorHasSetWronglyIsTold() {
        assertThat(CreditTransferRules.brokenBy(file(" ", "Datahub", 500)).toString())
                .contains("Nm");
        assertThat(CreditTransferRules.brokenBy(file("M", "Datahub", 100_000_000_000L)))
                .containsExactly(
                        "transfer 111111112222333344445555-1 is more than SEPA transfers at once: 1000000000.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<NbOfTxs>2<|<NbOfTxs>3<|the file has 2 transfers and says 3",
                "<CtrlSum>123.45<|<CtrlSum>123.44<|comes to 123.45 and says 123.44",
                "-7</EndToEndId>|-1</EndToEndId>|is there twice",
                "5555-JPY</PmtInfId>|55555</PmtInfId>|is there twice",
                "0417164300|0417164301|check digits are wrong",
                "0532013000</IBAN>|0532013001</IBAN>|check digits are wrong",
                "NL91ABNA0417164300|NL91|IBAN",
                "SHAR|SLEV|only SEPA's",
                "<ChrgBr>SLEV|<ChrgBr>SHAR|SLEV is SEPA's",
                "<ChrgBr>SLEV|<ChrgBr>DEBT|ChrgBr",
                "<PmtMtd>TRF|<PmtMtd>CHK|PmtMtd",
                "Ccy=\"EUR\"|Ccy=\"USD\"|SEPA transfers euros only",
                "Ccy=\"JPY\">500|Ccy=\"JPY\">500.5|more digits than JPY",
                ">123.45</InstdAmt>|>0</InstdAmt>|InstdAmt",
                ">123.45</InstdAmt>|>-5</InstdAmt>|InstdAmt",
                "Shares of datahub|Shäres of datahub|Ustrd",
                "Shares of datahub|Shares of datahub-01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789|Ustrd",
                "<MsgId>1111|<MsgId>/1111|MsgId",
                "<MsgId>1111|<MsgId>1111//|MsgId",
                "<MsgId>1111|<MsgId>11111111|MsgId",
                "<Dt>2026-12-03|<Dt>2026-13-03|Dt",
                "<Cdtr><Nm>Datahub + Sohne ....</Nm></Cdtr>||CdtrAcct",
                "<ReqdExctnDt><Dt>2026-12-03</Dt></ReqdExctnDt>||Dbtr",
                "NOTPROVIDED|SOMEBANK|Id",
                "<Othr><Id>NOTPROVIDED</Id></Othr>|<BICFI>DEUTDEF</BICFI>|BICFI",
                "<CdtrAgt><FinInstnId><BICFI>ABNANL2A</BICFI></FinInstnId></CdtrAgt>||outside SEPA, and does not say its bank",
                "<PstlAdr><Ctry>NL</Ctry></PstlAdr>||outside SEPA, and does not say its bank and country",
                "ABNANL2A|DEUTDEFF|NL91ABNA0417164300, which is not of DEUTDEFF's country",
                "</Document>||must start and end",
                "<Document|<!DOCTYPE Document><Document|DOCTYPE"
            })
    void saysWhichRuleIsBroken(String from, @Nullable String to, String says) {
        assertThat(GOOD).contains(from);
        String broken = GOOD.replace(from, to == null ? "" : to);
        assertThat(CreditTransferRules.brokenBy(broken).toString()).contains(says);
    }

    private static String file(String debtor, String holder, long cents) {
        Settlement settlement = settlement(holder, cents);
        return new CreditTransferFile(settlement, settlement.payouts(), Instant.EPOCH, debtor(debtor)).text();
    }

    private static CreditTransferFile.Debtor debtor(String name) {
        Iban account = new Iban("DE89370400440532013000");
        return new CreditTransferFile.Debtor(name, Map.of(EUR, account, JPY, account));
    }

    private static Settlement settlement(String holder, long cents) {
        Money yen = new Money(500, JPY);
        Exchanged changed = new Exchanged(
                new Money(300, EUR),
                yen,
                Money.zero(JPY),
                new Rate(LocalDate.of(2026, 12, 1), EUR, JPY, 1, new BigDecimal("166.67")));
        return new Settlement(
                ID,
                EUR,
                LocalDate.of(2026, 12, 3),
                Settlement.State.APPROVED,
                "fiona",
                Instant.EPOCH,
                "felix",
                List.of(payout(1, "datahub", holder, cents, null), payout(7, "gridco", "Gridco", 300, changed)),
                List.of());
    }

    private static Payout payout(int place, String tenant, String holder, long cents, @Nullable Exchanged changed) {
        Money nothing = Money.zero(EUR);
        return new Payout(
                place,
                tenant,
                new Money(cents, EUR),
                nothing,
                nothing,
                new Payout.Target(
                        new Holder(holder, null),
                        changed == null ? new IbanAccount(AMSTERDAM, null, null) : IN_YEN,
                        changed == null ? EUR : JPY),
                changed);
    }
}
