package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.modelmarket.runtime.worker.wire.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The models this worker holds, by the number its parent gave them. */
final class Models {

    private final Sessions opener;
    private final Map<Long, Session> sessions = new ConcurrentHashMap<>();

    Models(OrtEnvironment environment) {
        this.opener = new Sessions(environment);
    }

    /** The model of that number, counted as in use until released; null when there is none. */
    @Nullable Session acquire(long number) {
        Session session = sessions.get(number);
        return session != null && session.acquire() ? session : null;
    }

    /** Loads a file; the answer says with what signature, or why not. */
    Message load(Message.Load load) throws OrtException {
        long start = System.nanoTime();
        Sessions.Opened opened;
        try {
            opened = opener.open(load.file(), load.provider());
        } catch (OrtException e) {
            return new Message.Failed(Message.Reason.MODEL_FAILED, "", String.valueOf(e.getMessage()));
        } catch (UnsupportedModelException e) {
            return new Message.Failed(Message.Reason.UNSUPPORTED, e.subject(), String.valueOf(e.getMessage()));
        }
        OrtSession ort = opened.session();
        try {
            Session session = new Session(ort);
            Session before = sessions.put(load.model(), session);
            if (before != null) {
                before.release();
            }
            return new Message.Loaded(session.signature(), System.nanoTime() - start, opened.provider());
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
}
