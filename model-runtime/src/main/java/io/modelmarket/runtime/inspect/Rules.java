package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.List;
import java.util.Optional;

/** All static rules in the order in which they are asked; the first that is broken is told. */
final class Rules {

    private static final List<Rule> ALL =
            List.of(new IrVersionRule(), new GraphRule(), new OpsetRule(), new DomainRule(), new ExternalDataRule());

    private Rules() {}

    static Optional<Inspection.Refused> firstBroken(ModelProto model) {
        return ALL.stream().flatMap(rule -> rule.check(model).stream()).findFirst();
    }
}
