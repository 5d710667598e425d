package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.Inspections;
import io.modelmarket.tenant.inspection.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Hands a draft in: its file is inspected between two transactions, never inside one, and the second goes through only
 * if the draft is still what was inspected.
 */
@ApplicationScoped
class Submissions {

    private final Drafts drafts;
    private final Inspections inspections;

    Submissions(Drafts drafts, Inspections inspections) {
        this.drafts = drafts;
        this.inspections = inspections;
    }

    ReleaseView submit(ModelName model, String version) {
        Drafts.Candidate candidate = drafts.candidate(model, version);
        return switch (inspections.judge(candidate.sha256())) {
            case Verdict.Accepted(var inspected) -> drafts.submit(model, version, candidate, inspected);
            case Verdict.Refused refused -> {
                drafts.refuse(model, version, candidate, refused);
                throw new ProblemException(
                        ProblemType.MODEL_REJECTED,
                        refused.detail() + " (rule " + refused.rule() + ", at " + refused.where() + ")",
                        Map.of("rule", refused.rule(), "where", refused.where()));
            }
        };
    }
}
