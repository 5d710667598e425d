package io.modelmarket.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final Set<String> PARTS = Set.of("tenant-service", "billing", "console", "platform-api");

    @Test
    void isLinted() {
        LintResult result = new Helm(Repository.at("deploy/helm/modelmarket"))
                .lint()
                .strict()
                .call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void rendersWhatIsAskedForAndNoMore() {
        Rendered least = Rendered.with("least");
        Rendered full = Rendered.with("full");

        assertThat(least.pods().keySet())
                .isEqualTo(full.pods().keySet())
                .isEqualTo(names("tenant-service", "billing", "console", "platform-api", "prepare"));
        assertThat(least.all(Ingress.class)).isEmpty();
        assertThat(least.all(HorizontalPodAutoscaler.class)).isEmpty();
        assertThat(least.all(ServiceMonitor.class)).isEmpty();
        assertThat(least.all(PersistentVolumeClaim.class)).hasSize(2);
        assertThat(full.all(Ingress.class)).hasSize(5);
        assertThat(full.all(HorizontalPodAutoscaler.class)).hasSize(1);
        assertThat(full.all(ServiceMonitor.class)).hasSize(4);
        assertThat(full.all(PrometheusRule.class)).hasSize(1);
        assertThat(full.all(PersistentVolumeClaim.class)).hasSize(1);
    }

    @Test
    void refusesValuesItDoesNotKnowOrLacks() {
        assertThatThrownBy(() -> Rendered.with("misspelt")).hasMessageContaining("replcas");
        assertThatThrownBy(() -> Rendered.with("no-console")).hasMessageContaining("console.origin");
    }

    @Test
    void wouldSeeAFieldOrASettingThatNobodyKnows() {
        String misspelt = """
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: {replcas: 2}}""";

        assertThatThrownBy(() -> Rendered.read(Rendered.documents(misspelt).getFirst()))
                .hasMessageContaining("replcas");
        assertThat(Settings.of("billing").knows("MARKET_LEDGER_FOLDER")).isTrue();
        assertThat(Settings.of("billing").knows("MARKET_LEDGER_FOLDR")).isFalse();
        assertThat(Settings.of("web-console").knows("MARKET_GATEWAY_BILLING_URL"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"least", "full", "buckets"})
    void selectsExactlyThePodsThatAreMeant(String values) {
        Rendered chart = Rendered.with(values);
        Set<String> once = new HashSet<>();
        chart.objects()
                .forEach(object -> assertThat(once.add(object.getKind() + " " + Rendered.name(object)))
                        .as(Rendered.name(object))
                        .isTrue());

        assertThat(chart.all(Service.class)).hasSize(5).allSatisfy(service -> {
            assertThat(selected(chart, service.getSpec().getSelector())).hasSize(1);
            assertThat(Rendered.name(service))
                    .startsWith(selected(chart, service.getSpec().getSelector()).getFirst());
        });
        assertThat(chart.all(PodDisruptionBudget.class))
                .hasSize(4)
                .allSatisfy(budget -> assertThat(
                                selected(chart, budget.getSpec().getSelector().getMatchLabels()))
                        .containsExactly(Rendered.name(budget)));
        assertThat(chart.all(NetworkPolicy.class)).hasSize(4).allSatisfy(policy -> {
            assertThat(selected(chart, policy.getSpec().getPodSelector().getMatchLabels()))
                    .containsExactly(Rendered.name(policy));
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        });
        StatefulSet nodes = chart.all(StatefulSet.class).getFirst();
        assertThat(nodes.getSpec().getSelector().getMatchLabels())
                .allSatisfy((label, value) -> assertThat(
                                nodes.getSpec().getTemplate().getMetadata().getLabels())
                        .containsEntry(label, value));
        assertThat(chart.all(Service.class))
                .extracting(Rendered::name)
                .contains(nodes.getSpec().getServiceName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"least", "full", "buckets"})
    void setsOnlyWhatTheServicesRead(String values) {
        Rendered chart = Rendered.with(values);
        Map<String, Settings> settings = Map.of(
                "tenant-service", Settings.of("tenant-service", "service-kit"),
                "billing", Settings.of("billing", "service-kit"),
                "platform-api", Settings.of("platform-api"),
                "console", Settings.of("web-console"));

        settings.forEach((part, known) -> assertThat(variables(chart.pod(part)))
                .as("%s, which reads %s", part, known)
                .isNotEmpty()
                .allMatch(known::knows));
        String prepare = Preparation.sources();
        assertThat(variables(chart.pod("prepare"))).allMatch(name -> Preparation.reads(prepare, name));
    }

    @Test
    void routesToPortsThatAreThereAndNeverToWhatOperatorsRead() {
        Rendered chart = Rendered.with("full");

        for (Ingress ingress : chart.all(Ingress.class)) {
            ingress.getSpec()
                    .getRules()
                    .forEach(rule -> rule.getHttp().getPaths().forEach(path -> {
                        var backend = path.getBackend().getService();
                        Service service = chart.all(Service.class).stream()
                                .filter(each -> Rendered.name(each).equals(backend.getName()))
                                .findFirst()
                                .orElseThrow();
                        assertThat(service.getSpec().getPorts())
                                .extracting(port -> port.getName())
                                .contains(backend.getPort().getName());
                        if (backend.getName().endsWith("platform-api")
                                && backend.getPort().getName().equals("http")) {
                            assertThat(path.getPath()).isIn("/v1", "/v2");
                        }
                    }));
        }
        for (Service service : chart.all(Service.class)) {
            String pods = selected(chart, service.getSpec().getSelector()).getFirst();
            List<String> ports =
                    chart.pod(pods.replace("shop-modelmarket-", "")).getContainers().getFirst().getPorts().stream()
                            .map(ContainerPort::getName)
                            .toList();
            service.getSpec()
                    .getPorts()
                    .forEach(port ->
                            assertThat(ports).contains(port.getTargetPort().getStrVal()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"least", "full", "buckets"})
    void givesNoContainerAPrivilegeAWritableRootOrASecretInItsValues(String values) {
        Rendered chart = Rendered.with(values);

        chart.pods().forEach((name, pod) -> {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            for (Container container : spec.getContainers()) {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getVolumeMounts())
                        .extracting(mount -> mount.getName())
                        .containsExactlyInAnyOrderElementsOf(mountable(chart, name));
                assertThat(container.getEnv())
                        .filteredOn(variable -> variable.getName().contains("PASSWORD")
                                || variable.getName().endsWith("SECRET"))
                        .allMatch(variable -> variable.getValue() == null
                                && variable.getValueFrom().getSecretKeyRef() != null);
            }
        });
        PARTS.forEach(part -> {
            Container container = chart.pod(part).getContainers().getFirst();
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
        });
    }

    @Test
    void keepsANodesFolderWithItsName() {
        StatefulSet nodes = Rendered.with("full").all(StatefulSet.class).getFirst();

        assertThat(nodes.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenScaled())
                .isEqualTo("Retain");
        assertThat(nodes.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(nodes.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .filteredOn(variable -> variable.getName().equals("MARKET_NODE_NAME"))
                .first()
                .satisfies(name -> assertThat(name.getValueFrom().getFieldRef().getFieldPath())
                        .isEqualTo("metadata.name"));
        assertThat(nodes.getSpec().getReplicas()).as("the autoscaler's").isNull();
    }

    private static Set<String> names(String... parts) {
        return java.util.Arrays.stream(parts)
                .map(part -> "shop-modelmarket-" + part)
                .collect(Collectors.toSet());
    }

    /** Names of what runs pods with those labels. */
    private static List<String> selected(Rendered chart, Map<String, String> labels) {
        return chart.pods().entrySet().stream()
                .filter(pod ->
                        pod.getValue().getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> variables(PodSpec pod) {
        return pod.getContainers().getFirst().getEnv().stream()
                .map(EnvVar::getName)
                .toList();
    }

    /** The volumes of the pod, and those that a StatefulSet makes for it. */
    private static List<String> mountable(Rendered chart, String name) {
        List<String> volumes =
                new java.util.ArrayList<>(chart.pod(name.replace("shop-modelmarket-", "")).getVolumes().stream()
                        .map(volume -> volume.getName())
                        .toList());
        chart.all(StatefulSet.class).stream()
                .filter(each -> Rendered.name(each).equals(name))
                .forEach(each ->
                        each.getSpec().getVolumeClaimTemplates().forEach(claim -> volumes.add(Rendered.name(claim))));
        return volumes;
    }
}
