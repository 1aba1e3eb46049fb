package dev.garnish.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The handler as Lambda runs it: the real runtime client in a process of its own, talking to a {@link RuntimeApi}. */
public final class Function implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** From here on a JVM warns where it is not allowed to load the runtime client's native library. */
    private static final int NATIVE_ACCESS_ASKED = 24;

    private final RuntimeApi api;
    private final Process process;
    private final Path output;

    private Function(RuntimeApi api, Process process, Path output) {
        this.api = api;
        this.process = process;
        this.output = output;
    }

    static Function start(Map<String, String> settings, String... jvmOptions) throws IOException {
        return start(new ProcessBuilder(command(classPath(), jvmOptions)), settings);
    }

    /** As Lambda runs an unpacked package: its jars are loaded by the runtime client, which alone is on the class path. */
    public static Function packaged(Path folder, Map<String, String> settings, String... jvmOptions)
            throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("LAMBDA_TASK_ROOT", folder.toString());
        String client = Stream.of(classPath().split(File.pathSeparator, -1))
                .filter(Function::isRuntimes)
                .collect(Collectors.joining(File.pathSeparator));
        return start(new ProcessBuilder(command(client, jvmOptions)).directory(folder.toFile()), all);
    }

    private static boolean isRuntimes(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return name.startsWith("aws-lambda-java-") || name.startsWith("utils-lite");
    }

    private static Function start(ProcessBuilder builder, Map<String, String> settings) throws IOException {
        RuntimeApi api = RuntimeApi.start();
        Path output = Files.createTempFile("function", ".log");
        builder.environment().clear();
        builder.environment().putAll(environment(api, settings));
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Function(api, builder.start(), output);
    }

    private static List<String> command(String classPath, String... jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", classPath, CLIENT, TransformerHandler.class.getName()));
        return command;
    }

    /** Surefire starts its JVM from a jar that only points to the class path. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Map<String, String> environment(RuntimeApi api, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "garnish");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/garnish");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("LAMBDA_TASK_ROOT", "/var/task" + File.separator);
        environment.put("_HANDLER", TransformerHandler.class.getName());
        environment.putAll(settings);
        return environment;
    }

    public RuntimeApi api() {
        return api;
    }

    long process() {
        return process.pid();
    }

    /** Sends a signal such as STOP, as Lambda freezes it, or CONT. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** How many of the lines that it has printed so far hold a text. */
    long lines(String text) throws IOException {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    /** What it has printed so far, to standard output and standard error. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        api.close();
        Files.delete(output);
    }
}
