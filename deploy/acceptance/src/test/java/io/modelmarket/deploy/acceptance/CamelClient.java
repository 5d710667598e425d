package io.modelmarket.deploy.acceptance;

import inference.GrpcPredictV2.InferTensorContents;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelReadyResponse;
import inference.GrpcPredictV2.ServerLiveResponse;
import inference.GrpcPredictV2.ServerReadyResponse;
import io.grpc.CallCredentials;
import io.grpc.CompositeChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Metadata;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kserve.KServeComponent;
import org.apache.camel.component.kserve.KServeConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** Apache Camel's component for KServe, as its manual has it, with a key as call credentials. */
final class CamelClient implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    CamelClient(String target, String key) {
        KServeConfiguration configuration = new KServeConfiguration();
        configuration.setTarget(target);
        configuration.setCredentials(
                CompositeChannelCredentials.create(InsecureChannelCredentials.create(), new Bearer(key)));
        KServeComponent component = new KServeComponent();
        component.setConfiguration(configuration);
        context.addComponent("kserve", component);
        context.start();
        template = context.createProducerTemplate();
    }

    boolean liveAndReady() {
        return ask("server/live", ServerLiveResponse.class).getLive()
                && ask("server/ready", ServerReadyResponse.class).getReady();
    }

    boolean ready(String model) {
        return ask("model/ready?modelName=" + model, ModelReadyResponse.class).getReady();
    }

    ModelMetadataResponse metadata(String model, String version) {
        return ask("model/metadata?modelName=" + model + "&modelVersion=" + version, ModelMetadataResponse.class);
    }

    /** The answer to a request with one tensor of numbers. */
    ModelInferResponse infer(String model, String input, List<Long> shape, List<Float> numbers) {
        ModelInferRequest request = ModelInferRequest.newBuilder()
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName(input)
                        .setDatatype("FP32")
                        .addAllShape(shape)
                        .setContents(InferTensorContents.newBuilder().addAllFp32Contents(numbers)))
                .build();
        return template.requestBody("kserve:infer?modelName=" + model, request, ModelInferResponse.class);
    }

    /** Why a call fails, as the client tells it. */
    String failure(Runnable call) {
        try {
            call.run();
            return "";
        } catch (CamelExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private <T> T ask(String api, Class<T> answer) {
        return Objects.requireNonNull(template.requestBody("kserve:" + api, null, answer));
    }

    @Override
    public void close() {
        context.stop();
    }

    /** The key, with each call. */
    private static final class Bearer extends CallCredentials {

        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
        private final String key;

        Bearer(String key) {
            this.key = key;
        }

        @Override
        public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, "Bearer " + key);
            applier.apply(headers);
        }
    }
}
