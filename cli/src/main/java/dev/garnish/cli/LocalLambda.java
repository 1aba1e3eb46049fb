package dev.garnish.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A package run here as AWS Lambda runs it: unpacked, by Lambda's own runtime client in a process of its own. */
final class LocalLambda {
    /** The folder of the runtime client's jars, set by the launcher. */
    static final String CLIENT = "garnish.runtime";

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "dev.garnish.lambda.TransformerHandler";
    private static final String SETTINGS = "GARNISH_";
    private static final int TIMEOUT_SECONDS = 60;

    /** From here on a JVM warns where it is not allowed to load the runtime client's native library. */
    private static final int NATIVE_ACCESS_ASKED = 24;

    private final Path client;
    private final Map<String, String> environment;

    private LocalLambda(Path client, Map<String, String> environment) {
        this.client = client;
        this.environment = environment;
    }

    /**
     * Says at once where nothing can be run.
     *
     * @param environment of which the function gets its settings
     */
    static LocalLambda of(Map<String, String> environment) {
        String client = System.getProperty(CLIENT);
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw Failure.environment("--try needs Linux: AWS Lambda's runtime client runs nowhere else");
        } else if (client == null || !Files.isDirectory(Path.of(client))) {
            throw Failure.environment(
                    "AWS Lambda's runtime client is not here: use the launcher `garnish`, which brings it");
        }
        return new LocalLambda(Path.of(client).toAbsolutePath(), environment);
    }

    /**
     * The function's reply to one event.
     *
     * @param log gets what the function prints
     * @throws Failure if the function does not start or refuses the event
     */
    byte[] invoke(Path zip, PackagedHost host, byte[] event, PrintStream log) throws IOException {
        Path printed = Files.createTempFile("garnish-try", ".log");
        try (Bundle task = Bundle.open();
                LocalRuntime runtime = LocalRuntime.of(event)) {
            task.putAll(zip);
            Process process = start(task.folder(), host, runtime.address(), printed);
            CompletableFuture<Void> end = process.onExit().thenAccept(ended -> runtime.ended(ended.exitValue()));
            try {
                return reply(runtime.answer(TIMEOUT_SECONDS, TimeUnit.SECONDS));
            } finally {
                process.destroyForcibly();
                end.join();
            }
        } finally {
            log.write(Files.readAllBytes(printed));
            Files.delete(printed);
        }
    }

    private static byte[] reply(LocalRuntime.Answer answer) throws IOException {
        return switch (answer.kind()) {
            case REPLY -> answer.body();
            case REFUSED -> throw Failure.badInput("the function refused the event: " + message(answer.body()));
            case NOT_STARTED -> throw Failure.environment("the function does not start: " + message(answer.body()));
        };
    }

    private static String message(byte[] error) throws IOException {
        return new ObjectMapper().readTree(error).path("errorMessage").asText();
    }

    private Process start(Path folder, PackagedHost host, String api, Path printed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(folder, host, api));
        return builder.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), MAIN, HANDLER));
        return command;
    }

    private String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(client)) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Map<String, String> environment(Path folder, PackagedHost host, String api) {
        Map<String, String> all = new TreeMap<>();
        all.put(SETTINGS + "HOST", host.setting());
        environment.forEach((name, value) -> {
            if (name.startsWith(SETTINGS)) {
                all.put(name, value);
            }
        });
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        all.put("AWS_LAMBDA_FUNCTION_NAME", "garnish");
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/garnish");
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        all.put("AWS_LAMBDA_RUNTIME_API", api);
        all.put("AWS_REGION", "eu-west-1");
        all.put("LAMBDA_TASK_ROOT", folder.toString());
        all.put("_HANDLER", HANDLER);
        return all;
    }
}
