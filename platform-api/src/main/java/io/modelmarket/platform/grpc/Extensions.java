package io.modelmarket.platform.grpc;

import io.modelmarket.platform.extension.Configuration;
import io.modelmarket.platform.extension.Configuration.BatchingView;
import io.modelmarket.platform.extension.Configuration.ConfigurationView;
import io.modelmarket.platform.extension.RepositoryIndex;
import io.modelmarket.platform.extension.Statistics;
import io.modelmarket.platform.grpc.proto.DataType;
import io.modelmarket.platform.grpc.proto.InferBatchStatistics;
import io.modelmarket.platform.grpc.proto.InferStatistics;
import io.modelmarket.platform.grpc.proto.ModelConfig;
import io.modelmarket.platform.grpc.proto.ModelConfigRequest;
import io.modelmarket.platform.grpc.proto.ModelConfigResponse;
import io.modelmarket.platform.grpc.proto.ModelDynamicBatching;
import io.modelmarket.platform.grpc.proto.ModelInput;
import io.modelmarket.platform.grpc.proto.ModelOutput;
import io.modelmarket.platform.grpc.proto.ModelParameter;
import io.modelmarket.platform.grpc.proto.ModelStatistics;
import io.modelmarket.platform.grpc.proto.ModelStatisticsRequest;
import io.modelmarket.platform.grpc.proto.ModelStatisticsResponse;
import io.modelmarket.platform.grpc.proto.RepositoryIndexRequest;
import io.modelmarket.platform.grpc.proto.RepositoryIndexResponse;
import io.modelmarket.platform.grpc.proto.StatisticDuration;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The extensions' answers as gRPC has them. */
@ApplicationScoped
class Extensions {

    private final Statistics statistics;
    private final Configuration configuration;
    private final RepositoryIndex index;

    Extensions(Statistics statistics, Configuration configuration, RepositoryIndex index) {
        this.statistics = statistics;
        this.configuration = configuration;
        this.index = index;
    }

    ModelConfigResponse configuration(@Nullable String key, ModelConfigRequest request) {
        ConfigurationView view = configuration.of(key, request.getName(), request.getVersion());
        ModelConfig.Builder config = ModelConfig.newBuilder()
                .setName(view.name())
                .setPlatform(view.platform())
                .setBackend(view.backend())
                .setMaxBatchSize(view.maxBatchSize())
                .setDefaultModelFilename(view.modelFile());
        view.input()
                .forEach(tensor -> config.addInput(ModelInput.newBuilder()
                        .setName(tensor.name())
                        .setDataType(DataType.valueOf(tensor.dataType()))
                        .addAllDims(tensor.dims())));
        view.output()
                .forEach(tensor -> config.addOutput(ModelOutput.newBuilder()
                        .setName(tensor.name())
                        .setDataType(DataType.valueOf(tensor.dataType()))
                        .addAllDims(tensor.dims())));
        view.parameters()
                .forEach((name, parameter) -> config.putParameters(
                        name,
                        ModelParameter.newBuilder()
                                .setStringValue(parameter.value())
                                .build()));
        BatchingView batching = view.batching();
        if (batching != null) {
            config.setDynamicBatching(
                    ModelDynamicBatching.newBuilder().setMaxQueueDelayMicroseconds(batching.maxDelayMicros()));
        }
        return ModelConfigResponse.newBuilder().setConfig(config).build();
    }

    ModelStatisticsResponse statistics(@Nullable String key, ModelStatisticsRequest request) {
        Statistics.StatisticsView view = request.getName().isEmpty()
                ? statistics.all(key)
                : statistics.of(key, request.getName(), request.getVersion());
        ModelStatisticsResponse.Builder answer = ModelStatisticsResponse.newBuilder();
        view.models().forEach(model -> answer.addModelStats(statistics(model)));
        return answer.build();
    }

    RepositoryIndexResponse index(@Nullable String key, RepositoryIndexRequest request) {
        RepositoryIndexResponse.Builder answer = RepositoryIndexResponse.newBuilder();
        index.of(key, request.getReady())
                .forEach(entry -> answer.addModelsBuilder()
                        .setName(entry.name())
                        .setVersion(entry.version())
                        .setState(entry.state())
                        .setReason(entry.reason()));
        return answer.build();
    }

    private static ModelStatistics statistics(Statistics.ModelStatistics model) {
        Statistics.InferStatistics runs = model.runs();
        ModelStatistics.Builder answer = ModelStatistics.newBuilder()
                .setName(model.name())
                .setVersion(model.version())
                .setLastInference(model.lastInference())
                .setInferenceCount(model.inferences())
                .setExecutionCount(model.executions())
                .setInferenceStats(InferStatistics.newBuilder()
                        .setSuccess(duration(runs.success()))
                        .setFail(duration(runs.fail()))
                        .setQueue(duration(runs.queue()))
                        .setComputeInput(duration(runs.computeInput()))
                        .setComputeInfer(duration(runs.computeInfer()))
                        .setComputeOutput(duration(runs.computeOutput())));
        model.batches()
                .forEach(batch -> answer.addBatchStats(InferBatchStatistics.newBuilder()
                        .setBatchSize(batch.size())
                        .setComputeInput(duration(batch.computeInput()))
                        .setComputeInfer(duration(batch.computeInfer()))
                        .setComputeOutput(duration(batch.computeOutput()))));
        return answer.build();
    }

    private static StatisticDuration duration(Statistics.Duration duration) {
        return StatisticDuration.newBuilder()
                .setCount(duration.count())
                .setNs(duration.ns())
                .build();
    }
}
