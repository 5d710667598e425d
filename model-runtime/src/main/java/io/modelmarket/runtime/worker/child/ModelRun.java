package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.MessageTooLargeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runs of one connection, one at a time; an answer is handed on while the memory it lies in is still there. */
final class ModelRun {

    private final Values values;
    private final Cancellation cancellation;

    ModelRun(Values values, Cancellation cancellation) {
        this.values = values;
        this.cancellation = cancellation;
    }

    /** Takes the answer to a run; its tensors are gone when this returns. */
    interface Answer {
        void accept(Message message) throws IOException;
    }

    /** Runs a session, which the caller holds, and gives exactly one answer. */
    void run(Session session, long request, Message.Run run, Answer answer) throws IOException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            for (Tensor tensor : run.inputs()) {
                OnnxTensor replaced = inputs.put(tensor.name(), values.toOrt(tensor));
                if (replaced != null) {
                    replaced.close();
                }
            }
            runAndAnswer(session, request, inputs, outputs(session, run), answer);
        } catch (OrtException e) {
            answer.accept(failed(Message.Reason.MODEL_FAILED, e));
        } catch (UnsupportedModelException e) {
            answer.accept(new Message.Failed(Message.Reason.UNSUPPORTED, e.subject(), String.valueOf(e.getMessage())));
        } catch (MessageTooLargeException e) {
            answer.accept(
                    new Message.Failed(Message.Reason.UNSUPPORTED, "", "its outputs are too large: " + e.getMessage()));
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private void runAndAnswer(
            Session session, long request, Map<String, OnnxTensor> inputs, Set<String> outputs, Answer answer)
            throws OrtException, UnsupportedModelException, IOException {
        if (!cancellation.begin(request)) {
            cancellation.end();
            answer.accept(terminated());
            return;
        }
        OrtSession.Result result;
        long start = System.nanoTime();
        try {
            result = session.ort().run(inputs, session.outputs().sources(outputs), cancellation.options());
        } catch (OrtException e) {
            if (cancellation.end()) {
                answer.accept(terminated());
            } else {
                answer.accept(failed(reason(e), e));
            }
            return;
        }
        long nanos = System.nanoTime() - start;
        cancellation.end();
        try (result;
                RunMemory memory = new RunMemory()) {
            answer.accept(new Message.Ran(nanos, tensors(session.outputs(), outputs, result, memory)));
        }
    }

    private static Set<String> outputs(Session session, Message.Run run) {
        Set<String> names = new LinkedHashSet<>(run.outputs());
        if (names.isEmpty()) {
            for (TensorSpec spec : session.signature().outputs()) {
                names.add(spec.name());
            }
        }
        return names;
    }

    private List<Tensor> tensors(Outputs outputs, Set<String> names, OrtSession.Result result, RunMemory memory)
            throws OrtException, UnsupportedModelException {
        Sequences sequences = new Sequences(values, outputs, memory);
        List<Tensor> tensors = new ArrayList<>(names.size());
        for (String name : names) {
            if (!outputs.isOfSequence(name)) {
                tensors.add(values.fromOrt(name, value(name, result), memory));
            } else if (tensors.stream().noneMatch(tensor -> tensor.name().equals(name))) {
                String source = outputs.source(name);
                sequences.tensors(source, value(source, result)).stream()
                        .filter(tensor -> names.contains(tensor.name()))
                        .forEach(tensors::add);
            }
        }
        return tensors;
    }

    private static OnnxValue value(String name, OrtSession.Result result) throws UnsupportedModelException {
        return result.get(name)
                .orElseThrow(() -> new UnsupportedModelException(name, "was not among the outputs of the run"));
    }

    /**
     * An operator's own check of its inputs has a code of its own. What ONNX Runtime throws has another, be it memory
     * it could not have or a shape that an operator only finds impossible on its way.
     */
    private static Message.Reason reason(OrtException e) {
        return e.getCode() == OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT
                ? Message.Reason.INPUT_REFUSED
                : Message.Reason.MODEL_FAILED;
    }

    private static Message.Failed failed(Message.Reason reason, OrtException e) {
        return new Message.Failed(reason, "", String.valueOf(e.getMessage()));
    }

    private static Message.Failed terminated() {
        return new Message.Failed(Message.Reason.TERMINATED, "", "stopped on request");
    }
}
