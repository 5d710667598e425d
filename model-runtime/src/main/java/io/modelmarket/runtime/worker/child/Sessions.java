package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.modelmarket.runtime.model.Provider;

/** Opens sessions, on the graphics card where that is asked for and can be had. */
final class Sessions {

    private static final int MAX_REASON = 300;

    private final OrtEnvironment environment;

    Sessions(OrtEnvironment environment) {
        this.environment = environment;
    }

    /**
     * A session and what computes it, in words.
     *
     * @param provider {@code CPU}, {@code CUDA 0}, or {@code CPU (CUDA 0 cannot be used: ...)}
     */
    record Opened(OrtSession session, String provider) {}

    /** Opens that file. */
    Opened open(String file, Provider provider) throws OrtException, UnsupportedModelException {
        return switch (provider) {
            case Provider.Cpu ignored -> onCpu(file, "CPU");
            case Provider.Cuda cuda -> onCard(file, cuda);
        };
    }

    private Opened onCard(String file, Provider.Cuda cuda) throws OrtException, UnsupportedModelException {
        String card = "CUDA " + cuda.device();
        try {
            if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
                throw new OrtException("this build of ONNX Runtime has no CUDA; build with the profile cuda");
            }
            try (OrtSession.SessionOptions options = options();
                    OrtCUDAProviderOptions wanted = new OrtCUDAProviderOptions(cuda.device())) {
                wanted.add("gpu_mem_limit", Long.toString(cuda.memoryBytes()));
                wanted.add("arena_extend_strategy", "kSameAsRequested");
                wanted.add("cudnn_conv_algo_search", "HEURISTIC");
                options.addCUDA(wanted);
                return new Opened(environment.createSession(file, options), card);
            }
        } catch (OrtException e) {
            String why = card + " cannot be used: " + reason(e);
            return switch (cuda.fallback()) {
                case CPU -> onCpu(file, "CPU (" + why + ")");
                case REFUSE -> throw new UnsupportedModelException("CUDA", why);
            };
        }
    }

    private Opened onCpu(String file, String said) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            return new Opened(environment.createSession(file, options), said);
        }
    }

    private static String reason(OrtException e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...";
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }
}
