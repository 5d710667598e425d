package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.List;
import java.util.Optional;

/**
 * All static rules in the order in which they are asked; the first that is broken is told. Those that bound how much
 * there is come first, so that the work of the later ones is bounded.
 */
final class Rules {

    private final List<Rule> all;

    /** Only those rules. */
    Rules(List<Rule> rules) {
        all = List.copyOf(rules);
    }

    /** Every rule, with those limits. */
    Rules(StaticLimits limits) {
        all = List.of(
                new IrVersionRule(),
                new GraphRule(),
                new NodeCountRule(limits.maxNodes()),
                new GraphDepthRule(limits.maxGraphDepth()),
                new NameLengthRule(limits.maxNameBytes()),
                new AttributeBytesRule(limits.maxStringBytes(), limits.maxAttributeBytes()),
                new OpsetRule(),
                new DomainRule(),
                new OperatorRule(),
                new FunctionRule(limits.maxNodes()),
                new FunctionAttributeRule(),
                new ExternalDataRule(),
                new SparseTensorRule(),
                new TensorRule(),
                new AttributeFormRule(),
                new AttributeRangeRule(),
                new AxisRankRule(),
                new AxisInputRule(),
                new PermutationRule(),
                new WindowRule(),
                new OneHotRule(),
                new LoopRule(limits.maxLoopTrips()),
                new ValueNameRule(),
                new GraphOrderRule(),
                new SignatureRule());
    }

    Optional<Inspection.Refused> firstBroken(ModelProto model) {
        return all.stream().flatMap(rule -> rule.check(model).stream()).findFirst();
    }
}
