package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import io.modelmarket.tenant.audit.Audit;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The models of the tenant whose scope is bound. */
@ApplicationScoped
class ModelRegistry {

    private final Model.Models models;
    private final ReleaseShelf shelf;
    private final Audit audit;
    private final InstantSource clock;

    ModelRegistry(Model.Models models, ReleaseShelf shelf, Audit audit, InstantSource clock) {
        this.models = models;
        this.shelf = shelf;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Model register(ModelName name, String displayName, String summary) {
        Model model = new Model(name, displayName, summary, clock.instant());
        try {
            models.persistAndFlush(model);
        } catch (ConstraintViolationException e) {
            throw FieldFault.TAKEN.refusal(
                    ProblemType.CONFLICT, "name", "name " + name.name() + " is taken in this tenant");
        }
        audit.note(name.partner(), AuditAction.MODEL_CREATED, "model/" + name, displayName);
        return model;
    }

    @Transactional
    Page<Model> list(@Nullable Cursor after) {
        return Page.of(
                models.after(after),
                model -> model,
                model -> new Cursor(model.fullName().name(), ""));
    }

    @Transactional
    Model get(ModelName name) {
        return shelf.requireModel(name);
    }
}
