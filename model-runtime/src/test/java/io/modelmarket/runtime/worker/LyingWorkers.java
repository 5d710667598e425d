package io.modelmarket.runtime.worker;

import ai.onnxruntime.OrtEnvironment;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.child.LyingWorker;
import io.modelmarket.runtime.worker.child.WorkerMain;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Workers whose program has been replaced by {@link LyingWorker}; all else about them is real. */
final class LyingWorkers {

    private LyingWorkers() {}

    /** That configuration with a class path on which the worker's program is the other one. */
    static WorkersConfig of(WorkersConfig config, Path folder) throws IOException {
        MethodTypeDesc main = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String.arrayType());
        ClassDesc lying = ClassDesc.of(LyingWorker.class.getName());
        byte[] program = ClassFile.of()
                .build(
                        ClassDesc.of(WorkerMain.class.getName()),
                        made -> made.withFlags(ClassFile.ACC_PUBLIC)
                                .withMethodBody(
                                        "main",
                                        main,
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        code -> code.aload(0)
                                                .invokestatic(lying, "main", main)
                                                .return_()));
        Path file = folder.resolve(WorkerMain.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, program);
        return config.withJvm(config.jvm()
                .withClassPath(List.of(
                        folder,
                        ClassPath.of(WorkersConfig.class),
                        ClassPath.of(OrtEnvironment.class),
                        ClassPath.of(LyingWorker.class))));
    }

    /** A model that answers like that. */
    static LoadedModel load(Workers workers, Path folder, String how) throws Exception {
        Path model = Files.createDirectories(folder.resolve(how.replace(' ', '-')));
        Files.writeString(model.resolve(Workers.MODEL_FILE), how);
        ModelRef ref = new ModelRef("acme/" + model.getFileName(), "1.0.0", "0".repeat(64));
        return workers.load("acme", ref, model).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
