package io.modelmarket.deploy.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarketPortsTest {

    @Test
    void areTheUsualOnesUnlessTheEnvironmentSaysOtherwise() {
        MarketPorts ports = MarketPorts.from(name -> name.equals("MARKET_PORT_KEYCLOAK") ? "9999" : null);

        assertThat(ports.get(PortName.KEYCLOAK)).isEqualTo(9999);
        assertThat(ports.get(PortName.PLATFORM_API)).isEqualTo(8000);
        assertThat(MarketUrls.on(ports).issuer()).isEqualTo("http://127.0.0.1:9999/realms/modelmarket");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> MarketPorts.from(name -> "http")).hasMessageContaining("is not a port number");
        assertThatThrownBy(() -> MarketPorts.from(name -> "70000")).hasMessageContaining("use 1 to 65535");
    }
}
