package io.modelmarket.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.standing.Standing;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A notice says where what is overdue is paid, as the invoices do. */
class NoticeTextTest {

    private static final Instant DUE = Instant.parse("2026-11-01T00:00:00Z");
    private static final PayeeAccount EURO =
            new PayeeAccount("Modelmarket GmbH", "DE89370400440532013000", null, "COBADEFFXXX", null);
    private static final PayeeAccount DOLLAR = new PayeeAccount("Modelmarket Inc.", null, "12/345", "EXAMUS33", null);

    @Test
    void namesTheAccountOfAllOnce() {
        NoticeText text = text(Standing.SUSPENDED, overdue("MM-1", EURO), overdue("MM-2", EURO));
        assertThat(text.english())
                .endsWith(" Pay to Modelmarket GmbH, IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX,"
                        + " with the invoice's number as reference.");
        assertThat(text.chinese())
                .endsWith("请付款至：Modelmarket GmbH，IBAN DE89 3704 0044 0532 0130 00，BIC COBADEFFXXX，并以账单编号作为付款附言。");
    }

    @Test
    void saysWhichInvoicesAnAccountIsOfWhereItIsNotOfAll() {
        NoticeText text =
                text(Standing.RESTRICTED, overdue("MM-1", EURO), overdue("MM-2", DOLLAR), overdue("MM-3", null));
        assertThat(text.english())
                .contains(
                        " Pay MM-1 to Modelmarket GmbH, IBAN DE89",
                        " Pay MM-2 to Modelmarket Inc., 12/345, BIC EXAMUS33,")
                .doesNotContain("Pay MM-3");
        assertThat(text.chinese())
                .contains("MM-1 请付款至：Modelmarket GmbH，IBAN DE89", "MM-2 请付款至：Modelmarket Inc.，12/345");
    }

    @Test
    void namesNoneWhereTheInvoicesNameNoneOrNothingIsToBePaid() {
        assertThat(text(Standing.REMINDED, overdue("MM-1", null)).english()).doesNotContain("Pay to");
        assertThat(text(Standing.ACTIVE, overdue("MM-1", EURO)).english()).doesNotContain("Pay to");
    }

    private static NoticeText text(Standing standing, Overdue... overdue) {
        return new NoticeText(standing, List.of(overdue), null, DUE);
    }

    private static Overdue overdue(String number, @Nullable PayeeAccount account) {
        return new Overdue(number, new Money(100, Currency.getInstance("EUR")), DUE, 12, account);
    }
}
