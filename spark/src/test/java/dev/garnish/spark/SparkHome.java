package dev.garnish.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Spark home of the tests' own jars: {@code spark-submit} in it runs a driver, and by default two executors in processes
 * of their own.
 */
final class SparkHome {
    static final Path JAR = Path.of(System.getProperty("garnish.spark.jar"));

    /** Most of what such a JVM does is to start. */
    private static final String QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Path home;

    private SparkHome(Path home) {
        this.home = home;
    }

    static SparkHome in(Path folder) throws IOException {
        Path home = folder.resolve("spark");
        Path jars = Files.createDirectories(home.resolve("jars"));
        String classPath = Files.readString(Path.of(System.getProperty("garnish.spark.classpath")));
        for (String jar :
                classPath.strip().replace(File.pathSeparator, "\n").lines().toList()) {
            Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
        }
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(
                home.resolve("conf/spark-defaults.conf"),
                "spark.master local-cluster[2,1,1024]\nspark.ui.enabled false\nspark.driver.host localhost\n"
                        + "spark.driver.bindAddress 127.0.0.1\nspark.sql.shuffle.partitions 2\n"
                        + "spark.executor.extraJavaOptions " + QUICK + "\n");
        Path submit = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
        Files.writeString(
                submit,
                "#!/bin/sh\nexec '%s' %s %s -cp \"$SPARK_HOME/jars/*\" org.apache.spark.deploy.SparkSubmit \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                QUICK,
                                System.getProperty("garnish.spark.flags").replace('\n', ' ')));
        if (!submit.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + submit);
        }
        return new SparkHome(home);
    }

    /** What a command printed, and how it ended. */
    record Ended(int exit, String out) {}

    /** A command that runs. */
    record Running(Process process, Path log) {
        Ended ended() throws IOException, InterruptedException {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("does not end: " + Files.readString(log));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        }
    }

    Running start(Path folder, String command) throws IOException {
        Path log = Files.createTempFile(home, "submit", ".log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        // Only where it is unknown does Spark look for it in folders that a release does not have, or has.
        builder.environment().put("SPARK_SCALA_VERSION", "2.x");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        return new Running(builder.start(), log);
    }

    Ended run(Path folder, String command) throws IOException, InterruptedException {
        return start(folder, command).ended();
    }

    /** All that executors logged. */
    String executorLogs() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("work"))) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("std"))
                    .toList();
            return logs.stream().map(SparkHome::text).collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
