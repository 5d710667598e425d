package io.modelmarket.runtime.worker;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/** Whether this machine has a graphics card that CUDA's driver answers for, and this build can use it. */
final class CudaDevice {

    private CudaDevice() {}

    static boolean isUsable() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA) && count() > 0;
    }

    /** Asks the driver itself; 0 where there is none. */
    @SuppressWarnings("restricted") // the driver's interface is C
    static int count() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup driver = SymbolLookup.libraryLookup("libcuda.so.1", arena);
            Linker linker = Linker.nativeLinker();
            int begun = (int) linker.downcallHandle(
                            driver.findOrThrow("cuInit"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact(0);
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            int counted = (int) linker.downcallHandle(
                            driver.findOrThrow("cuDeviceGetCount"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(count);
            return begun == 0 && counted == 0 ? count.get(ValueLayout.JAVA_INT, 0) : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        } catch (Throwable e) {
            throw new LinkageError("the driver of CUDA", e);
        }
    }
}
