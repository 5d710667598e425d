package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.IbanAccount;
import io.modelmarket.billing.payee.OtherAccount;
import io.modelmarket.contracts.money.Money;
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

/** Files with accounts of countries without IBANs hold the rules of banks, and keep them out of SEPA. */
class OtherAccountFileTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final String AMSTERDAM = "NL91ABNA0417164300";
    private static final OtherAccount BEIJING = new OtherAccount("6222 0210 0100 1234567", new Bic("bkchcnbj"), "cn");

    @Test
    void namesBankHolderAndNumber() {
        String file = file(EUR);
        assertThat(CreditTransferRules.brokenBy(file)).isEmpty();
        assertThat(file)
                .contains(
                        "<CdtrAgt><FinInstnId><BICFI>BKCHCNBJ</BICFI></FinInstnId></CdtrAgt>"
                                + "<Cdtr><Nm>Beijing Keji</Nm><PstlAdr><Ctry>CN</Ctry></PstlAdr></Cdtr>"
                                + "<CdtrAcct><Id><Othr><Id>6222021001001234567</Id></Othr></Id></CdtrAcct>",
                        "<Cdtr><Nm>Muller</Nm></Cdtr><CdtrAcct><Id><IBAN>" + AMSTERDAM + "</IBAN></Id></CdtrAcct>");
    }

    @Test
    void eurosOutsideSepaAreABlockOfTheirOwn() {
        String file = file(EUR);
        String[] blocks = file.split("<PmtInf>");
        assertThat(blocks).hasSize(3);
        assertThat(blocks[1]).contains("<Cd>SEPA</Cd>", "SLEV", "Muller").doesNotContain("Beijing");
        assertThat(blocks[2]).contains("SHAR", "Beijing", "-EUX</PmtInfId>").doesNotContain("SEPA");
        assertThat(TransferNames.settlementsOfFile("1111111122223333444455555555555-EUX"))
                .hasValueSatisfying(span -> assertThat(ID).isBetween(span.first(), span.last()));
    }

    @ParameterizedTest
    @CsvSource({
        "CH9300762011623852957, UBSWCHZH, true",
        "GB29NWBK60161331926819, RBOSGGSX, true",
        "MD24AG000225100013104168, , true",
        "TR330006100519786457841326, TGBATRIS, false",
        "SA0380000000608010167519, RJHISARI, false",
        "XK051212012345678906, NLPRXKPR, false"
    })
    void eurosToIbansOutsideSepaAreInThatBlockToo(String iban, @Nullable String bic, boolean inSepa) {
        String file = file(EUR, new IbanAccount(new Iban(iban), bic == null ? null : new Bic(bic), "SM"));
        assertThat(CreditTransferRules.brokenBy(file)).isEmpty();
        String first = file.split("<PmtInf>", 3)[1];
        assertThat(first.contains("<Cd>SEPA</Cd>")).isEqualTo(inSepa);
        assertThat(first).contains(iban);
        assertThat(first.contains(
                        "<CdtrAgt><FinInstnId><BICFI>" + bic + "</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Muller"))
                .isEqualTo(bic != null);
        assertThat(first.contains("</Nm><PstlAdr><Ctry>SM</Ctry></PstlAdr></Cdtr><CdtrAcct><Id><IBAN>"))
                .isNotEqualTo(inSepa);
        if (inSepa) {
            assertThat(CreditTransferRules.brokenBy(file.replace(iban, "TR330006100519786457841326")))
                    .first()
                    .asString()
                    .contains("SEPA does not transfer to that country");
        }
    }

    @Test
    void otherCurrenciesHaveOneBlockForAll() {
        String file =
                file(Currency.getInstance("USD"), new IbanAccount(new Iban(AMSTERDAM), new Bic("ABNANL2A"), "NL"));
        assertThat(CreditTransferRules.brokenBy(file)).isEmpty();
        assertThat(file.split("<PmtInf>")).hasSize(2);
        assertThat(file).contains("SHAR").doesNotContain("SLEV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<CdtrAgt><FinInstnId><BICFI>BKCHCNBJ</BICFI></FinInstnId></CdtrAgt>||does not say its bank",
                "<PstlAdr><Ctry>CN</Ctry></PstlAdr>||does not say its bank and country",
                "<Ctry>CN</Ctry>|<Ctry>China</Ctry>|Ctry",
                "BKCHCNBJ|BKCH|BICFI",
                "6222021001001234567|6222 0210|AccountId",
                "Beijing Keji|....|without a letter or digit",
                "<IBAN>NL91ABNA0417164300</IBAN>|<Othr><Id>123</Id></Othr>|SEPA transfers to IBANs only",
                "<Dbtr><Nm>Modelmarket|<Dbtr><Nm>....|without a letter or digit"
            })
    void saysWhichRuleIsBroken(String from, String to, String says) {
        String file = file(EUR);
        assertThat(file).contains(from);
        assertThat(CreditTransferRules.brokenBy(file.replace(from, to == null ? "" : to))
                        .toString())
                .contains(says);
    }

    @Test
    void anAccountIsNotNamedOtherwiseWhereItHasAnIban() {
        assertThatThrownBy(() -> new OtherAccount("532013000", new Bic("DEUTDEFF"), "DE"))
                .hasMessageContaining("in DE, where accounts have an IBAN");
        assertThatThrownBy(() -> new OtherAccount("1", new Bic("BKCHCNBJ"), "ZZ"))
                .hasMessageContaining("country");
        assertThatThrownBy(() -> new OtherAccount("-1", new Bic("BKCHCNBJ"), "CN"))
                .hasMessageContaining("account");
        assertThatThrownBy(() -> new Bic("BKCHZZBJ")).hasMessageContaining("bic");
        assertThatThrownBy(() -> new Bic("BKCHCNB")).hasMessageContaining("8 or 11");
    }

    private static String file(Currency currency) {
        return file(currency, new IbanAccount(new Iban(AMSTERDAM), null, null));
    }

    private static String file(Currency currency, IbanAccount first) {
        Settlement settlement = new Settlement(
                ID,
                currency,
                LocalDate.of(2026, 12, 3),
                Settlement.State.APPROVED,
                "fiona",
                Instant.EPOCH,
                "felix",
                List.of(
                        payout(1, new Payout.Target(new Holder("Müller", null), first, currency)),
                        payout(2, new Payout.Target(new Holder("北京科技", "Beijing Keji"), BEIJING, currency))),
                List.of());
        Iban account = new Iban("DE89370400440532013000");
        return new CreditTransferFile(
                        settlement,
                        settlement.payouts(),
                        Instant.EPOCH,
                        new CreditTransferFile.Debtor("Modelmarket", Map.of(currency, account)))
                .text();
    }

    private static Payout payout(int place, Payout.Target target) {
        Money nothing = Money.zero(target.currency());
        return new Payout(place, "partner", new Money(700, target.currency()), nothing, nothing, target, null);
    }
}
