package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.split.Rule;
import java.util.ArrayList;
import java.util.List;

/** The places of an agreement: one for each share, two for a recoupment (what comes back, then what is given). */
final class Slots {

    private Slots() {}

    static List<Accrual.Slot> of(Shares shares) {
        List<Accrual.Slot> slots = new ArrayList<>();
        for (Share share : shares.shares()) {
            slots.add(new Accrual.Slot(
                    slots.size() + 1, share.participant(), share.role(), share.kind(), share.rate(), share.meter()));
            if (share.rule() instanceof Rule.Recoupment recoupment) {
                ParticipantRole role = shares.shares().stream()
                        .filter(other -> other.participant().equals(recoupment.from()))
                        .map(Share::role)
                        .findFirst()
                        .orElseThrow();
                slots.add(new Accrual.Slot(slots.size() + 1, recoupment.from(), role, share.kind(), null, null));
            }
        }
        return slots;
    }
}
