package io.modelmarket.deploy.stack.process;

import java.util.List;
import java.util.Map;

/** What to run as a child process, and how to end it. Secrets belong into the environment, never into the command. */
public record ChildSpec(
        String name, List<String> command, Map<String, String> environment, DataFolder folder, Ending ending) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "ChildSpec[" + name + "]";
    }
}
