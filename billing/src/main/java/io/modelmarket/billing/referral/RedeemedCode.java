package io.modelmarket.billing.referral;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;

/** A code that somebody subscribes with, found to be in force. */
public record RedeemedCode(String code, TenantId promoter, ModelName model) {}
