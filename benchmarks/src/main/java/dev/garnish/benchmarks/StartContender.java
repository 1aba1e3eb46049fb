package dev.garnish.benchmarks;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function whose start is timed.
 *
 * @param libraries the beginnings of the names of what it has on its class path, beside the runtime client
 * @param reply what it is to answer
 */
@SuppressWarnings("ArrayRecordComponent")
record StartContender(
        String name,
        Class<? extends RequestStreamHandler> handler,
        List<String> libraries,
        Map<String, String> settings,
        byte[] reply) {
    static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> CLIENTS = List.of("aws-lambda-java-", "utils-lite");

    /** From here on a JVM warns where it is not allowed to load the runtime client's native library. */
    private static final int NATIVE_ACCESS_ASKED = 24;

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), CLIENT, handler.getName()));
        return command;
    }

    private String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> isOurs(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean isOurs(String file) {
        return Stream.concat(CLIENTS.stream(), libraries.stream()).anyMatch(file::startsWith);
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
