package io.modelmarket.deploy.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ListenerTest {

    @Test
    void findsWhoListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Listener.on(socket.getLocalPort())).contains(ProcessHandle.current());
        }
    }

    @Test
    void findsNobodyWhereNobodyListens() {
        assertThat(Listener.on(FreePort.find())).isEmpty();
    }
}
