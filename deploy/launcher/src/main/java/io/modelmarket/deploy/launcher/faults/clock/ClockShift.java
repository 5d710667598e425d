package io.modelmarket.deploy.launcher.faults.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds so many milliseconds to the time wherever a class asks for it. */
final class ClockShift implements ClassFileTransformer {
    private static final String CLOCK = "java/time/Clock";
    private static final String NOW = "currentInstant";
    private static final Set<String> OF_JAVA =
            Set.of(CLOCK, "java/time/Clock$SystemClock", "java/time/Clock$SystemInstantSource", "java/util/Date");
    private static final List<String> JUDGES = List.of(
            "io/modelmarket/",
            "org/apache/kafka/common/utils/",
            "io/quarkus/oidc/",
            "io/smallrye/jwt/",
            "org/jose4j/",
            "org/postgresql/");
    private static final String OWN = "io/modelmarket/deploy/launcher/faults/clock/";
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private final long ahead;

    ClockShift(long ahead) {
        this.ahead = ahead;
    }

    /** Whether a class of that name, written with slashes, is one whose time is moved. */
    static boolean concerns(String name) {
        if (name.startsWith(OWN)) {
            return false;
        }
        // A plain loop: this is asked while any class is loaded, and must not need another one.
        for (String judge : JUDGES) {
            if (name.startsWith(judge)) {
                return true;
            }
        }
        return isOfJava(name);
    }

    static boolean isOfJava(String name) {
        return OF_JAVA.contains(name);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] file) {
        return name == null || !concerns(name) ? null : moved(loader, file);
    }

    byte @Nullable [] moved(@Nullable ClassLoader loader, byte[] file) {
        ClassHierarchyResolver known = ClassHierarchyResolver.ofResourceParsing(
                Objects.requireNonNullElse(loader, ClassLoader.getSystemClassLoader()));
        ClassFile format = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(known.orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel read = format.parse(file);
        if (read.methods().stream().noneMatch(method -> asks(read, method))) {
            return null;
        }
        return format.transformClass(
                read,
                ClassTransform.transformingMethodBodies(
                        method -> asks(read, method), (code, element) -> move(read, code, element)));
    }

    private static boolean asks(ClassModel read, MethodModel method) {
        return method.code()
                .filter(code -> makesInstants(read)
                        ? method.methodName().equalsString(NOW)
                        : code.elementList().stream().anyMatch(ClockShift::isMillis))
                .isPresent();
    }

    private static boolean makesInstants(ClassModel read) {
        return read.thisClass().asInternalName().equals(CLOCK);
    }

    private static boolean isMillis(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals("java/lang/System")
                && call.name().equalsString("currentTimeMillis");
    }

    private void move(ClassModel read, CodeBuilder code, CodeElement element) {
        boolean instants = makesInstants(read);
        if (instants && element instanceof ReturnInstruction end && end.opcode() == Opcode.ARETURN) {
            code.loadConstant(ahead)
                    .invokevirtual(INSTANT, "plusMillis", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
        }
        code.with(element);
        if (!instants && isMillis(element)) {
            code.loadConstant(ahead).ladd();
        }
    }
}
