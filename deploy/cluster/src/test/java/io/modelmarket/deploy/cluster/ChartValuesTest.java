package io.modelmarket.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single values of the chart change. */
class ChartValuesTest {

    @Test
    void sharesNoFolderWhereFilesAreInBuckets() {
        Rendered chart = Rendered.with("buckets");

        assertThat(chart.all(PersistentVolumeClaim.class))
                .extracting(Rendered::name)
                .containsExactly("shop-modelmarket-books");
        assertThat(chart.pod("platform-api").getVolumes())
                .extracting(Volume::getName)
                .doesNotContain("artifacts");
        assertThat(chart.pod("tenant-service").getVolumes())
                .filteredOn(volume -> volume.getName().equals("artifacts"))
                .allMatch(volume -> volume.getEmptyDir() != null);
        assertThat(chart.pod("billing").getVolumes())
                .filteredOn(volume -> volume.getName().equals("archive"))
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).hasToString("20Gi"));
        assertThat(value(chart, "billing", "MARKET_ARCHIVE_FOLDER")).isEqualTo("/data/archive");
        assertThat(value(chart, "billing", "MARKET_ARCHIVE_S3_BUCKET")).isEqualTo("shop-usage");
        assertThat(value(chart, "billing", "MARKET_ARCHIVE_S3_PATH_STYLE")).isEqualTo("true");
        assertThat(value(chart, "tenant-service", "MARKET_ARTIFACTS_S3_BUCKET"))
                .isEqualTo(value(chart, "platform-api", "MARKET_ARTIFACTS_S3_BUCKET"))
                .isEqualTo("shop-models");
        assertThat(value(Rendered.with("least"), "billing", "MARKET_ARCHIVE_FOLDER"))
                .isEqualTo("/data/books/archive");
    }

    @Test
    void mountsWhatItsSettingsPointAt() {
        Rendered chart = Rendered.with("full");

        for (String part : List.of("tenant-service", "billing", "prepare")) {
            Container container = chart.pod(part).getContainers().getFirst();
            assertThat(container.getEnv())
                    .extracting(EnvVar::getValue)
                    .filteredOn(each -> each != null && each.contains("/tls/"))
                    .isNotEmpty();
            assertThat(container.getVolumeMounts())
                    .extracting(VolumeMount::getMountPath)
                    .contains("/tls");
        }
        assertThat(chart.pod("tenant-service").getServiceAccountName()).isEqualTo("catalogue");
        assertThat(chart.pod("tenant-service")
                        .getContainers()
                        .getFirst()
                        .getStartupProbe()
                        .getFailureThreshold())
                .isEqualTo(120);
    }

    @Test
    void saysWhereItsNodesAreWhereItIsTold() {
        assertThat(value(Rendered.with("full"), "platform-api", "MARKET_NODE_REGION"))
                .isEqualTo("eu-west");
        assertThat(value(Rendered.with("least"), "platform-api", "MARKET_NODE_REGION"))
                .isEmpty();
    }

    @Test
    void letsMachinesBeEmptied() {
        assertThat(Rendered.with("least").all(PodDisruptionBudget.class))
                .allSatisfy(budget -> assertThat(
                                budget.getSpec().getMaxUnavailable().getIntVal())
                        .isEqualTo(1));
    }

    private static String value(Rendered chart, String part, String variable) {
        return chart.pod(part).getContainers().getFirst().getEnv().stream()
                .filter(each -> each.getName().equals(variable))
                .map(EnvVar::getValue)
                .reduce("", String::concat);
    }
}
