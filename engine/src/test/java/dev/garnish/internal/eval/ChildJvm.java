package dev.garnish.internal.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fresh JVM that runs one class of the tests in a folder of its own. */
public record ChildJvm(Path folder, List<String> options) {
    private static final long MINUTES = 3;

    /** How it ended, and what it told. */
    public record Ended(int code, String output) {}

    public Ended run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!child.waitFor(MINUTES, TimeUnit.MINUTES)) {
            child.destroyForcibly();
            throw new IllegalStateException("the child did not end: " + command);
        }
        return new Ended(child.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** Surefire may hide it behind a jar of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
