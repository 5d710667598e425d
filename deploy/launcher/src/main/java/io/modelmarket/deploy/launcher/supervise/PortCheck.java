package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.part.PortName;
import io.modelmarket.deploy.stack.process.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks before anything starts whether the ports are free, so that nobody else's server is taken for ours. */
public final class PortCheck {

    private PortCheck() {}

    /** One sentence for each port that is in use. */
    public static List<String> complaints(MarketPorts ports, Set<PartName> wanted) {
        List<String> complaints = new ArrayList<>();
        for (PartName part : wanted) {
            for (PortName name : part.ports()) {
                int port = ports.get(name);
                if (Ports.taken(port)) {
                    String holder = PortHolder.of(port).orElse("another process");
                    complaints.add("port " + port + " of " + part.label() + " is in use by " + holder
                            + "; stop it, or choose another port with " + name.variable() + "=<port>");
                }
            }
        }
        return complaints;
    }
}
