package io.modelmarket.deploy.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings that a service reads, found in its sources: what can be set in its environment. */
final class Settings {
    /** Settings of Quarkus that no file of a service mentions; the launcher, or a library's interface, has them. */
    private static final Set<String> OF_QUARKUS = Set.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_FLYWAY_PASSWORD",
            "QUARKUS_OIDC_CREDENTIALS_SECRET",
            "QUARKUS_OIDC_AUTHENTICATION_FORCE_REDIRECT_HTTPS_SCHEME",
            "QUARKUS_OIDC_AUTHENTICATION_COOKIE_FORCE_SECURE");

    /** A group of settings that several services have within theirs. */
    private static final String BUCKET = "S3Config";

    private static final String BUCKET_SETTINGS =
            "contracts/object-store/src/main/java/io/modelmarket/contracts/store/S3Config.java";

    private static final Pattern MAPPING = Pattern.compile(
            "@ConfigMapping\\(prefix = \"([^\"]+)\"\\)\\s+(?:public )?interface \\w+ \\{(.*)}", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("^ {4}([\\w.<>, ]+) (\\w+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern INNER_METHOD = Pattern.compile("^ {8}([\\w.<>, ]+) (\\w+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern INNER =
            Pattern.compile("^ {4}interface (\\w+) \\{(.*?)^ {4}}", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

    private final Set<String> names;
    private final Set<String> beginnings;

    private Settings(Set<String> names, Set<String> beginnings) {
        this.names = names;
        this.beginnings = beginnings;
    }

    /** Those of the service built in a module, with the libraries' that it uses. */
    static Settings of(String module, String... libraries) {
        Settings settings = new Settings(new TreeSet<>(OF_QUARKUS), new HashSet<>());
        settings.read(module);
        List.of(libraries).forEach(settings::read);
        Repository.text(Repository.at(module + "/src/main/resources/application.properties"))
                .lines()
                .filter(line -> line.matches("[a-z].*=.*"))
                .forEach(line -> settings.add(line.substring(0, line.indexOf('='))));
        return settings;
    }

    /** Whether the service reads a variable of that name. */
    boolean knows(String variable) {
        return names.contains(variable) || beginnings.stream().anyMatch(variable::startsWith);
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }

    private void read(String module) {
        Repository.below(module + "/src/main/java", ".java").forEach(file -> {
            String source = Repository.text(file);
            MAPPING.matcher(source).results().forEach(mapping -> addMapping(mapping.group(1), mapping.group(2)));
            PROPERTY.matcher(source).results().forEach(property -> add(property.group(1)));
        });
    }

    private void addMapping(String prefix, String body) {
        Set<String> inner =
                INNER.matcher(body).results().map(found -> found.group(1)).collect(Collectors.toSet());
        for (MatchResult method : METHOD.matcher(body).results().toList()) {
            String name = prefix + "." + kebab(method.group(2));
            String type = method.group(1);
            if (type.startsWith("Map<")) {
                beginnings.add(variable(name) + "_");
            } else if (inner.contains(type)) {
                addInner(name, type, body);
            } else if (type.equals(BUCKET)) {
                String bucket = Repository.text(Repository.at(BUCKET_SETTINGS));
                METHOD.matcher(bucket).results().forEach(each -> add(name + "." + kebab(each.group(2))));
            } else {
                add(name);
            }
        }
    }

    private void addInner(String prefix, String type, String body) {
        Matcher found = INNER.matcher(body);
        while (found.find()) {
            if (found.group(1).equals(type)) {
                INNER_METHOD
                        .matcher(found.group(2))
                        .results()
                        .forEach(method -> add(prefix + "." + kebab(method.group(2))));
            }
        }
    }

    private void add(String setting) {
        names.add(variable(setting));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** As MicroProfile Config looks for a setting in the environment. */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
