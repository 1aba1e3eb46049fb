package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is remembered stays within its bound, whatever is asked for. */
class GarnishMemoryTest {
    @Tag("heavy")
    @Test
    void eightRuleSetsOverAHundredThousandItemsLiveIn256Megabytes() throws Exception {
        assertThat(told("1000000")).isEqualTo("done\n");
    }

    @Test
    void soTheyDoWithABoundOfTheirOwn() throws Exception {
        assertThat(told("100000", "8")).isEqualTo("done\n");
    }

    private static String told(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ManyGarnish.class.getName()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
