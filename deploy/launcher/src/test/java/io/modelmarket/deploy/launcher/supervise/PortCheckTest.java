package io.modelmarket.deploy.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.stack.process.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void namesThePortThePartTheSettingAndWhoHoldsIt() throws Exception {
        int free = Ports.free();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            MarketPorts ports = MarketPorts.from(
                    name -> name.equals("MARKET_PORT_BILLING") ? Integer.toString(port) : Integer.toString(free));

            assertThat(PortCheck.complaints(ports, EnumSet.of(PartName.BILLING, PartName.CONSOLE)))
                    .singleElement()
                    .asString()
                    .contains("port " + port + " of billing is in use")
                    .contains("pid " + ProcessHandle.current().pid())
                    .contains("MARKET_PORT_BILLING");
        }
    }
}
