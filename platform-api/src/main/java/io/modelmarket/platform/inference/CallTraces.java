package io.modelmarket.platform.inference;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.runtime.worker.RunResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spans of calls, sent to a collector in OpenTelemetry's protocol: one for the call, and under it {@code admit},
 * {@code decode}, {@code queue}, {@code run}, {@code encode} and {@code record}. They are made when the call is over,
 * from what {@link Stages} noted, so that a call that is not traced costs nothing. Of a run that failed there is one to
 * its end: {@code queue} when it never was in the worker, else {@code run}, which has its waiting in it. A collector
 * that is slow or away loses spans and holds up nobody.
 */
@Singleton
class CallTraces {

    private static final String PARENT = "traceparent";
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("modelmarket.request_id");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("modelmarket.tenant");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("modelmarket.model");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("modelmarket.version");
    private static final AttributeKey<Long> ROWS = AttributeKey.longKey("modelmarket.rows");
    private static final AttributeKey<Long> TOGETHER = AttributeKey.longKey("modelmarket.runs_together");
    private static final AttributeKey<Long> COMPUTE_MICROS = AttributeKey.longKey("modelmarket.compute_us");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;
    private final Clock clock;

    CallTraces(TracingConfig config, NodeConfig node, Clock clock) {
        this.clock = clock;
        this.provider = config.endpoint()
                .map(endpoint -> provider(endpoint, config.ratio(), node.name()))
                .orElse(null);
        this.tracer = provider == null ? null : provider.get("io.modelmarket.platform");
    }

    private static SdkTracerProvider provider(URI endpoint, double ratio, String node) {
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "platform-api",
                        AttributeKey.stringKey("service.instance.id"),
                        node)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    /** Traces a call that is over; {@code problem} is null when it was answered. */
    void ended(Stages stages, @Nullable ProblemType problem) {
        Tracer spans = tracer;
        if (spans == null) {
            return;
        }
        long now = System.nanoTime();
        long epoch = TimeUnit.MILLISECONDS.toNanos(clock.millis()) - now;
        Span call = spans.spanBuilder("infer")
                .setParent(parent(stages.call().traceParent()))
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(epoch + stages.begun(), TimeUnit.NANOSECONDS)
                .startSpan();
        if (call.isRecording()) {
            describe(call, stages);
            if (problem != null) {
                String type = problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
                call.setStatus(StatusCode.ERROR, type).setAttribute(ERROR_TYPE, type);
            }
            children(new Child(spans, Context.root().with(call), epoch), stages, now);
        }
        call.end(epoch + now, TimeUnit.NANOSECONDS);
    }

    private static void describe(Span call, Stages stages) {
        call.setAttribute(REQUEST_ID, stages.call().requestId());
        call.setAttribute(TENANT, stages.call().key().tenant());
        ModelName model = stages.model();
        if (model != null) {
            call.setAttribute(MODEL, model.toString());
        }
        Release release = stages.release();
        if (release != null) {
            call.setAttribute(VERSION, release.version().toString());
        }
        if (stages.admitted() != null) {
            call.setAttribute(ROWS, stages.rows());
        }
    }

    private static void children(Child child, Stages stages, long now) {
        if (stages.admitted() == null) {
            return;
        }
        child.of("admit", stages.begun(), stages.admittedAt(), Attributes.empty());
        if (stages.decodedAt() == 0) {
            return;
        }
        child.of("decode", stages.admittedAt(), stages.decodedAt(), Attributes.empty());
        RunResult result = stages.result();
        if (result == null) {
            if (stages.failedAt() != 0) {
                child.of(stages.onlyWaited() ? "queue" : "run", stages.decodedAt(), now, Attributes.empty());
            }
            return;
        }
        long sent = Math.min(stages.decodedAt() + result.waitedNanos(), stages.ranAt());
        child.of("queue", stages.decodedAt(), sent, Attributes.empty());
        long computeMicros = TimeUnit.NANOSECONDS.toMicros(result.computeNanos());
        child.of(
                "run",
                sent,
                stages.ranAt(),
                Attributes.of(TOGETHER, (long) result.together(), COMPUTE_MICROS, computeMicros));
        if (stages.encodedAt() != 0) {
            child.of("encode", stages.ranAt(), stages.encodedAt(), Attributes.empty());
            child.of("record", stages.encodedAt(), now, Attributes.empty());
        }
    }

    /** Makes spans under a call's; {@code epoch} is what makes a nano time a time since 1970. */
    private record Child(Tracer spans, Context call, long epoch) {

        void of(String name, long from, long to, Attributes attributes) {
            spans.spanBuilder(name)
                    .setParent(call)
                    .setStartTimestamp(epoch + from, TimeUnit.NANOSECONDS)
                    .setAllAttributes(attributes)
                    .startSpan()
                    .end(epoch + to, TimeUnit.NANOSECONDS);
        }
    }

    private static Context parent(@Nullable String traceParent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, Header.ONLY);
    }

    /** A carrier that has the one header. */
    private enum Header implements TextMapGetter<String> {
        ONLY;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(PARENT) ? carrier : null;
        }
    }

    @PreDestroy
    void flush() {
        if (provider != null) {
            provider.close();
        }
    }
}
