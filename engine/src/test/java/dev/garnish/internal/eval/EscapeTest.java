package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All attacks, as conditions, as values and as data, in a JVM that would betray an escape; and that it would: MVEL
 * itself escapes from it in every way that is looked for.
 */
class EscapeTest {
    /** Classes of processes, the network, scripts and naming: nothing of ours ever needs one. */
    private static final List<String> TRACES = List.of(
            "java.lang.ProcessBuilder",
            "java.lang.ProcessImpl",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.HttpURLConnection",
            "javax.script.ScriptEngineManager",
            "javax.naming.InitialContext",
            "sun.misc.Unsafe");

    @TempDir
    Path folder;

    @TempDir
    Path logs;

    private record Seen(int code, String output, TreeSet<String> traces) {}

    @Test
    void noAttackIsAcceptedAndNoneTakesEffect() throws Exception {
        Seen seen = attempt();

        assertThat(seen.output.replaceFirst("refusals: .*\n", ""))
                .isEqualTo("refused %d, then {Title=[Fleabag!]}%n"
                        .formatted(2 * EscapeAttempt.corpus().size()));
        assertThat(seen.code).isZero();
        assertThat(seen.traces).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            System.setProperty("escaped", "1")               | betrayed: a property | 0 |
            new java.util.Timer("escaped", true)             | betrayed: a thread   | 0 |
            new java.io.File("escaped").createNewFile()      | betrayed: a file     | 0 |
            Runtime.getRuntime().exec("touch escaped").waitFor() | betrayed: a file | 0 | java.lang.ProcessBuilder
            new java.net.Socket()                            | evaluated            | 0 | java.net.Socket
            new javax.script.ScriptEngineManager()           | evaluated            | 0 | javax.script.ScriptEngineManager
            System.exit(3)                                   |                      | 3 |
            """)
    void anEscapeWouldBeSeen(String text, String told, int code, String trace) throws Exception {
        Seen seen = attempt(text);

        assertThat(seen.output).contains(told == null ? "" : told);
        assertThat(seen.code).isEqualTo(code);
        assertThat(seen.traces).contains(trace == null ? new String[0] : new String[] {trace});
    }

    private Seen attempt(String... text) throws IOException, InterruptedException {
        Path classes = logs.resolve("classes.txt");
        ChildJvm child = new ChildJvm(folder, List.of("-Xlog:class+load=info:file=" + classes));
        ChildJvm.Ended ended = child.run(EscapeAttempt.class, text);
        if (text.length == 0 && Boolean.getBoolean("garnish.figures")) {
            System.out.println(ended.output());
        }
        TreeSet<String> traces = new TreeSet<>(TRACES);
        String loaded = Files.readString(classes);
        traces.removeIf(name -> !loaded.contains(" " + name + " "));
        return new Seen(ended.code(), ended.output(), traces);
    }
}
