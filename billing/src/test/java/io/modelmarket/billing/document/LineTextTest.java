package io.modelmarket.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.invoice.InvoiceView.CouponView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Proration;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView.SelfBilledLineView;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lines say in each language; but for the names that people gave. */
class LineTextTest {

    private static final MoneyView EUR = new MoneyView("1.00", "EUR");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/digits, plan pro v2, 2026-11",
                "acme/digits, plan pro v2, 2026-11: Tokens",
                "acme/digits, plan pro v2, 2026-11: Tokens, less coupon FAIR",
                "acme/digits, plan pro v2, 2026-11, less what was credited",
                "acme/digits, plan pro v2, 2026-11: Tokens, less coupon FAIR, less what was credited"
            })
    void anInvoicesLineHasNoEnglishInChinese(String description) {
        LineView line = line(LineKind.USAGE, "2026-11", "requests", description);
        assertThat(LineText.of(Language.ENGLISH, line)).isEqualTo(description);
        String chinese = LineText.of(Language.CHINESE, line);
        assertThat(chinese).startsWith("acme/digits，套餐 pro 第 2 版，2026-11");
        assertThat(withoutNames(chinese)).doesNotContainPattern("[A-Za-z]");
    }

    @Test
    void soHasLateUsage() {
        String description = "Adjustment for 2026-05: acme/digits, plan pro v2: Tokens";
        LineView line = line(LineKind.ADJUSTMENT, "2026-05", "tokens-in", description);
        assertThat(LineText.of(Language.ENGLISH, line)).isEqualTo(description);
        assertThat(LineText.of(Language.CHINESE, line)).isEqualTo("补计 2026-05 用量：acme/digits，套餐 pro 第 2 版，价格项 Tokens");
        assertThat(LineText.quantity(Language.CHINESE, line)).isEqualTo("137 个输入词元");
    }

    @Test
    void soHasACoupon() {
        CouponView coupon = new CouponView("FAIR", "Coupon FAIR: acme/digits, plan pro v2, 2026-11", "2026-11", EUR);
        assertThat(LineText.of(Language.ENGLISH, coupon)).isEqualTo(coupon.description());
        assertThat(LineText.of(Language.CHINESE, coupon)).isEqualTo("优惠券 FAIR：acme/digits，套餐 pro 第 2 版，2026-11");
    }

    @Test
    void soHasAPartnersShare() {
        SelfBilledLineView line = share("DATA", "PERCENT", 3);
        assertThat(LineText.of(Language.ENGLISH, line))
                .isEqualTo("acme/digits 1.0.0, 2026-10, data, percentage, agreement v3, taken back by credit notes");
        assertThat(LineText.of(Language.CHINESE, line))
                .isEqualTo("acme/digits 1.0.0，2026-10 用量分成，数据，百分比，协议第 3 版，由贷项通知单冲回");
    }

    @Test
    void whatIsNotKnownIsAsItIsStored() {
        assertThat(LineText.of(Language.CHINESE, line(LineKind.USAGE, "2026-01", "things", "digits")))
                .isEqualTo("digits");
        assertThat(LineText.quantity(Language.CHINESE, line(LineKind.USAGE, "2026-01", "things", "digits")))
                .isEqualTo("137 things");
        assertThat(LineText.of(Language.CHINESE, share("NEW_ROLE", "NEW_RULE", null)))
                .contains("NEW_ROLE，NEW_RULE");
    }

    @Test
    void everyUnitHasItsWord() {
        Stream.concat(
                        Stream.of(Meter.values()).map(Meter::unit),
                        Stream.of(Proration.values()).map(Proration::unit))
                .forEach(unit -> assertThat(LineText.quantity(Language.CHINESE, line(LineKind.USAGE, "", unit, "")))
                        .doesNotContain(unit));
    }

    private static String withoutNames(String text) {
        return text.replaceAll("acme/digits|pro|Tokens|FAIR", "");
    }

    private static LineView line(LineKind kind, String period, String unit, String description) {
        ChargeDetail charge = new ChargeDetail("Tokens", "1.00", "1.00", List.of());
        return new LineView(1, kind, "acme/digits", description, period, 137, unit, "0.01", EUR, 1, charge, null);
    }

    private static SelfBilledLineView share(String role, String rule, @Nullable Integer agreement) {
        return new SelfBilledLineView(
                1, "stored", "acme/digits", "1.0.0", role, rule, null, agreement, "2026-10", true, 1, EUR, 1);
    }
}
