package io.modelmarket.billing.document;

import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.MoneyView;

/** How a tax is named on a document. */
final class TaxText {

    private TaxText() {}

    /** The rule's name and what it was applied to; or why there is no tax. */
    static String of(Language language, Treatment treatment, String name, MoneyView net) {
        String why = switch (treatment) {
            case DOMESTIC, DESTINATION -> name;
            case REVERSE_CHARGE -> language.text("reverse-charge");
            case EXPORT -> language.text("export");
            case EXEMPT -> language.text("exempt") + " (" + name.replaceFirst("^exempt: ", "") + ")";
            case SMALL_BUSINESS -> language.text("small-business");
            case NOT_SUBJECT -> language.text("not-subject");
            case NO_PROFILE -> language.text("no-profile");
        };
        return why + " · " + money(net);
    }

    /** An amount as everywhere: plain decimal, then currency. */
    static String money(MoneyView money) {
        return money.amount() + " " + money.currency();
    }
}
