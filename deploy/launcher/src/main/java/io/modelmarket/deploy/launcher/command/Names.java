package io.modelmarket.deploy.launcher.command;

import io.modelmarket.deploy.launcher.bench.Benchmark;
import io.modelmarket.deploy.launcher.bench.Benchmarks;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.suite.SuiteRun;
import io.modelmarket.deploy.stack.keycloak.DemoUser;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads names of which there are only so many, and says which there are. */
final class Names {

    private static final String LAUNCHER = "launcher";

    private Names() {}

    /** Whose logs there are. */
    static List<String> logs() {
        return Stream.concat(Stream.of(LAUNCHER), Stream.of(PartName.values()).map(PartName::label))
                .toList();
    }

    private static <T> T known(String text, String what, List<T> all, Function<T, String> name) {
        return all.stream()
                .filter(each -> name.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no " + what + " '" + text + "'; there are "
                        + all.stream().map(name).collect(Collectors.joining(", "))));
    }

    /** A market's part. */
    static final class OfPart implements ITypeConverter<PartName> {

        @Override
        public PartName convert(String text) {
            return known(text, "part", List.of(PartName.values()), PartName::label);
        }
    }

    /** What has a log. */
    static final class OfLog implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            return known(text, "part", logs(), name -> name);
        }
    }

    /** A person of the demo marketplace. */
    static final class OfUser implements ITypeConverter<DemoUser> {

        @Override
        public DemoUser convert(String text) {
            return known(text, "demo user", List.of(DemoUser.values()), DemoUser::username);
        }
    }

    /** A benchmark. */
    static final class OfBenchmark implements ITypeConverter<Benchmark> {

        @Override
        public Benchmark convert(String text) {
            return known(text, "benchmark", Benchmarks.all(), Benchmark::name);
        }
    }

    /** A module's folder. */
    static final class OfModule implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            return SuiteRun.module(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no module '" + text + "'; modules are folders, such as billing or deploy/stack"));
        }
    }
}
