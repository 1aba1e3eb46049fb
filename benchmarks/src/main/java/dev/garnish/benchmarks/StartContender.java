package dev.garnish.benchmarks;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function whose start is timed.
 *
 * @param folder where it is installed: its classes or a {@code lib} of jars, from which the runtime client loads them
 * @param reply what it is to answer
 */
@SuppressWarnings("ArrayRecordComponent")
record StartContender(
        String name,
        Class<? extends RequestStreamHandler> handler,
        Path folder,
        Map<String, String> settings,
        byte[] reply) {
    static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> CLIENTS = List.of("aws-lambda-java-", "utils-lite");
    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .map(Path::toAbsolutePath)
            .toList();

    /** From here on a JVM warns where it is not allowed to load the runtime client's native library. */
    private static final int NATIVE_ACCESS_ASKED = 24;

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", clients(), CLIENT, handler.getName()));
        return command;
    }

    private static String clients() {
        return onClassPath(CLIENTS).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> onClassPath(List<String> names) {
        return CLASS_PATH.stream()
                .filter(entry -> names.stream().anyMatch(entry.getFileName().toString()::startsWith));
    }

    /**
     * Installs a function in a folder as Lambda does.
     *
     * @param libraries the beginnings of the names of what it needs of this program's class path
     */
    static Path installed(Path folder, List<String> libraries) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (Path entry : onClassPath(libraries).toList()) {
            if (Files.isDirectory(entry)) {
                link(folder.resolve("dev"), entry.resolve("dev"));
            } else {
                link(lib.resolve(entry.getFileName()), entry);
            }
        }
        return folder;
    }

    /** Installs the code of a package in a folder. */
    static Path unzipped(Path zip, Path folder) throws IOException {
        try (ZipFile code = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(code.entries())) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(code.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return folder;
    }

    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "function");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/function");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("_HANDLER", handler.getName());
        return environment;
    }
}
