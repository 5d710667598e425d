package io.modelmarket.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whatever is wrong with a command is said in plain words, with exit code 2, before anything begins. */
class BadArgumentsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rubbish | Unmatched argument at index 0: 'rubbish'",
                "up --only rubbish | there is no part 'rubbish'; there are postgres, kafka, keycloak",
                "up -d --only postgres,rubbish | there is no part 'rubbish'",
                "up --rubbish | Unknown option: '--rubbish'",
                "logs rubbish | there is no part 'rubbish'; there are launcher, postgres",
                "logs -n rubbish | 'rubbish' is not a whole number",
                "logs -n -1 | '-1' is not between 0 and 2147483647",
                "token rubbish | there is no demo user 'rubbish'; there are alice, dan",
                "token | Missing required parameter: 'USER'",
                "test rubbish | there is no module 'rubbish'; modules are folders, such as billing or deploy/stack",
                "test ../.. | there is no module '../..'",
                "test faults --rounds 0 | '0' is not between 1 and 2147483647",
                "test faults --faults -3 | '-3' is not between 1",
                "test faults --seed rubbish | 'rubbish' is not a whole number",
                "bench rubbish | there is no benchmark 'rubbish'; there are",
                "bench close --subscriptions 1.5 | '1.5' is not a whole number",
                "bench close --partners 0 | '0' is not between 1",
                "bench close --lines 99999999999999999999 | '99999999999999999999' is not a whole number, or too large a one",
                "bench metering --events 0 | '0' is not between 1 and 9223372036854775807",
                "bench density --models rubbish | 'rubbish' is not a whole number",
                "bench density --seed rubbish | 'rubbish' is not a whole number",
                "bench hostile --first -1 | '-1' is not between 0 and 2147483647",
                "bench hostile --minutes 0 | '0' is not between 1",
                "bench hostile --direct=rubbish | 'rubbish' is not a boolean",
                "status --json=rubbish | 'rubbish' is not a boolean",
                "down --rubbish | Unknown option: '--rubbish'",
                "demo rubbish | Unmatched argument at index 1: 'rubbish'",
                "ledger | say what to do with the ledger: verify",
                "ledger rubbish | Unmatched argument at index 1: 'rubbish'",
                "ledger verify rubbish | Unmatched argument at index 2: 'rubbish'",
                "reconcile --period rubbish | 'rubbish' is not a month; write it like 2026-11",
                "status --data= | the name of a folder is missing",
            })
    void saysWhatIsWrongInWords(String arguments, String says) {
        assertRefused(says, arguments.split(" "));
    }

    @Test
    void takesNoFileForAFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused("is a file, not a folder", "status", "--data", file.toString());
    }

    private void assertRefused(String says, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine market = Main.commandLine();
        PrintWriter writer = new PrintWriter(said, true);

        int exit = market.setOut(writer).setErr(writer).execute(arguments);

        assertThat(said.toString())
                .contains(says, "Usage: market")
                .doesNotContain("java", "Exception", "io.modelmarket", " int ", " long ");
        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
