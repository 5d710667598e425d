package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.modelmarket.runtime.worker.wire.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The models this worker holds, by the number its parent gave them. */
final class Models {

    private final OrtEnvironment environment;
    private final Map<Long, Session> sessions = new ConcurrentHashMap<>();

    Models(OrtEnvironment environment) {
        this.environment = environment;
    }

    /** The model of that number, counted as in use until released; null when there is none. */
    @Nullable Session acquire(long number) {
        Session session = sessions.get(number);
        return session != null && session.acquire() ? session : null;
    }

    /** Loads a file; the answer says with what signature, or why not. */
    Message load(Message.Load load) throws OrtException {
        long start = System.nanoTime();
        OrtSession ort;
        try (OrtSession.SessionOptions options = options()) {
            ort = environment.createSession(load.file(), options);
        } catch (OrtException e) {
            return new Message.Failed(Message.Reason.MODEL_FAILED, "", String.valueOf(e.getMessage()));
        }
        try {
            Session session = new Session(ort);
            Session before = sessions.put(load.model(), session);
            if (before != null) {
                before.release();
            }
            return new Message.Loaded(session.signature(), System.nanoTime() - start);
        } catch (UnsupportedModelException e) {
            ort.close();
            return new Message.Failed(Message.Reason.UNSUPPORTED, e.subject(), String.valueOf(e.getMessage()));
        } catch (OrtException e) {
            ort.close();
            return new Message.Failed(Message.Reason.MODEL_FAILED, "", String.valueOf(e.getMessage()));
        }
    }

    /** Lets go of a model; it is closed after its last run. */
    Message unload(long number) throws OrtException {
        Session session = sessions.remove(number);
        if (session != null) {
            session.release();
        }
        return new Message.Unloaded();
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
