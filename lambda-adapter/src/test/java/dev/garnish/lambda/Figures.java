package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process of Linux holds while it has nothing to do.
 *
 * @param heap bytes that live on its heap after a full collection
 * @param metaspace bytes of classes
 */
record Figures(long heap, long metaspace, long threads, long files) {
    private static final int SAMPLES = 20;

    static Figures of(long process) throws IOException, InterruptedException {
        long heap = found(jcmd(process, "GC.class_histogram"), "Total +\\d+ +(\\d+)");
        long metaspace = found(jcmd(process, "VM.metaspace", "basic", "scale=1"), "Both: +(\\d+) bytes used");
        return new Figures(heap, metaspace, least(process, "task"), least(process, "fd"));
    }

    private static String jcmd(long process, String... command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> words = new ArrayList<>(List.of(jcmd.toString(), Long.toString(process)));
        words.addAll(List.of(command));
        Process run = new ProcessBuilder(words).start();
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** Of several samples: a look for rules may just be under way. */
    private static long least(long process, String what) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process), what))) {
                least = Math.min(least, all.count());
            }
            Thread.sleep(20);
        }
        return least;
    }

    /** The same process later holds no more, but for what any JVM gathers. */
    void assertNoMoreThan(Figures before) {
        assertThat(heap).isLessThan(before.heap + before.heap / 10 + (1 << 20));
        assertThat(metaspace).isLessThan(before.metaspace + (2 << 20));
        assertThat(threads).isLessThanOrEqualTo(before.threads + 1);
        assertThat(files).isLessThanOrEqualTo(before.files + 1);
    }
}
