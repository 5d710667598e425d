package io.modelmarket.deploy.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortClaimsTest {

    private static final int PORT = 20_500;

    @TempDir
    Path folder;

    @Test
    void givesAPortOnceInOneProcess() {
        PortClaims claims = new PortClaims(file());

        assertThat(claims.claim(PORT)).isTrue();
        assertThat(claims.claim(PORT)).isFalse();
        assertThat(new PortClaims(file()).claim(PORT)).isFalse();
        assertThat(claims.claim(PORT + 1)).isTrue();
    }

    @Test
    void givesNoPortThatAnotherProcessHasUntilThatEnds() throws Exception {
        PortClaims ours = new PortClaims(file());
        Process other = new ProcessBuilder(JavaCommand.small(
                        List.of("-cp", System.getProperty("java.class.path"), Claiming.class.getName(), "" + file())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("true");

            assertThat(ours.claim(PORT)).isFalse();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(ours.claim(PORT)).isTrue();
    }

    @Test
    void goesOnWhereThereIsNoPlaceForTheFile() {
        assertThat(new PortClaims(folder.resolve("none/here")).claim(PORT)).isTrue();
    }

    private Path file() {
        return folder.resolve("ports.lock");
    }

    /** Claims the port, says whether it is given, and waits to be ended. */
    static final class Claiming {

        private Claiming() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(new PortClaims(Path.of(arguments[0])).claim(PORT));
            new CountDownLatch(1).await();
        }
    }
}
