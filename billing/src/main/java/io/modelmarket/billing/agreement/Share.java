package io.modelmarket.billing.agreement;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;

/** One participant's part, in per cent. */
public record Share(TenantId participant, ParticipantRole role, BigDecimal percent) {}
