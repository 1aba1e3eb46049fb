package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long day of one function in 256 MB, told in seconds: changing events, poisoned recipients, and rules that are turned
 * over again and again, also while the process is frozen. {@code -Dload.invocations=200000 -Dload.swaps=500} is the
 * whole day.
 */
@EnabledOnOs(OS.LINUX)
class LoadTest {
    private static final int INVOCATIONS = Integer.getInteger("load.invocations", 5_000);
    private static final int SWAPS = Integer.getInteger("load.swaps", 12);
    private static final int FREEZES = 40;
    private static final byte[] OTHER = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final int OTHERS = 200;

    @TempDir
    Path folder = Path.of("");

    private int refused;

    @Tag("heavy")
    @Test
    void noReplyIsLostOrMixedAndNothingIsGathered() throws Exception {
        turn(1);
        LoadEvents events = new LoadEvents();
        try (Function function = Function.start(
                Map.of(
                        "GARNISH_RULES", folder.resolve("rules").toString(),
                        "GARNISH_CATALOG", "sample",
                        "GARNISH_RULES_EVERY", "1ms"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1")) {
            int warm = INVOCATIONS / 5;
            int version = 1;
            version = run(function, events, 0, warm, version, SWAPS / 5);
            Figures before = Figures.of(function.process());
            run(function, events, warm, INVOCATIONS, version, SWAPS);
            Figures after = Figures.of(function.process());

            System.out.println("load: " + events.counts() + ", " + refused + " events refused, before " + before
                    + ", after " + after);
            after.assertNoMoreThan(before);
            assertThat(function.lines("\"event\":\"refused\"")).isEqualTo(refused);
            assertThat(function.lines("\"event\":\"rules replaced\"")).isEqualTo(SWAPS);
            assertThat(function.lines("\"event\":\"rules refused\"")).isZero();
        }
    }

    /** Invokes until both are reached: so many invocations, and so many versions of the rules that answered. */
    private int run(Function function, LoadEvents events, int from, int to, int first, int swaps) throws Exception {
        int wanted = first;
        int seen = first;
        int turned = from;
        for (int i = from; i < to || seen <= swaps; i++) {
            seen = Math.max(seen, invoke(function, events, i));
            boolean isDue = i - turned >= (long) (to - from) / (swaps - first + 2);
            if (seen == wanted && wanted <= swaps && isDue) {
                wanted++;
                turned = i;
                freeze(function, i, wanted);
            }
            assertThat(i).as("invocations until version " + wanted).isLessThan(10 * INVOCATIONS);
        }
        return seen;
    }

    private int invoke(Function function, LoadEvents events, int number) throws Exception {
        if (number % OTHERS == OTHERS - 1) {
            refused++;
            assertThat(function.api().invoke(OTHER).path()).endsWith("/error");
        }
        LoadEvents.Exchange exchange = events.next();
        RuntimeApi.Answer answer = function.api().invoke(exchange.bytes());
        assertThat(answer.path()).isEqualTo("invocation/" + function.api().lastId() + "/response");
        int version = exchange.versionOf(answer.text());
        assertThat(version).as(exchange.event() + "\n" + answer.text()).isNotNegative();
        return version;
    }

    /** Turns the rules over; every second time in a process that is frozen, as between two invocations. */
    private void freeze(Function function, int number, int version) throws Exception {
        if (number % 2 == 0) {
            turn(version);
        } else {
            function.signal("STOP");
            turn(version);
            Thread.sleep(FREEZES);
            function.signal("CONT");
        }
    }

    private void turn(int version) throws IOException {
        Path made = Files.createDirectory(folder.resolve("v" + version));
        Files.writeString(made.resolve("load.rules"), LoadEvents.rules(version));
        Path link = Files.createSymbolicLink(folder.resolve("next"), made);
        Files.move(link, folder.resolve("rules"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
