package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** The documented ways to run the image start it with what the command takes, and as nobody who may do anything. */
class ContainersTest {
    private static final Path FOLDER = Ran.PROJECT.resolve("docs/containers");
    private static final String USER = "65532";

    private static List<Map<String, Object>> documents(String name) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(FOLDER.resolve(name))) {
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in).forEach(one -> documents.add(map(one)));
        }
        return documents;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Map<String, Object> at(Map<String, Object> node, String... path) {
        Map<String, Object> found = node;
        for (String step : path) {
            found = map(found.get(step));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> node, String name) {
        return (List<Object>) node.get(name);
    }

    private static List<String> texts(Map<String, Object> node, String name) {
        return list(node, name).stream().map(String::valueOf).toList();
    }

    /** Fails where the command does not know an argument. */
    private static void assertServes(List<String> arguments) {
        ByteArrayInputStream none = new ByteArrayInputStream(new byte[0]);
        Console console = new Console(none, System.out, System.err, false, false, false, false);
        CommandLine.ParseResult serve = new CommandLine(new ServeCommand(console).spec())
                .parseArgs(arguments.subList(1, arguments.size()).toArray(new String[0]));

        assertThat(arguments).startsWith("serve");
        assertThat(serve.matchedOptionValue("--host", "")).isEqualTo("0.0.0.0");
        assertThat(serve.matchedOptionValue("--admin-host", "")).isEqualTo("0.0.0.0");
        assertThat(serve.hasMatchedOption("--keys")).isTrue();
    }

    @Test
    void compose() throws IOException {
        Map<String, Object> service = at(documents("compose.yaml").get(0), "services", "garnish");

        assertServes(texts(service, "command"));
        assertThat(service).containsEntry("read_only", true).containsEntry("user", USER + ":" + USER);
        assertThat(texts(service, "cap_drop")).containsExactly("ALL");
        assertThat(texts(service, "ports")).containsExactly("8080:8080", "127.0.0.1:8081:8081");
    }

    @Test
    void kubernetes() throws IOException {
        List<Map<String, Object>> documents = documents("kubernetes.yaml");
        Map<String, Object> pod = at(documents.get(0), "spec", "template", "spec");
        Map<String, Object> container = map(list(pod, "containers").get(0));

        assertServes(texts(container, "args"));
        assertThat(at(pod, "securityContext"))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("runAsUser", Integer.valueOf(USER));
        assertThat(at(container, "securityContext"))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false);
        assertThat(container.get("ports").toString()).contains("containerPort=8080", "containerPort=8081");
        assertThat(at(container, "readinessProbe", "httpGet")).containsEntry("path", "/readyz");
        assertThat(at(documents.get(1), "spec", "selector"))
                .isEqualTo(at(documents.get(0), "spec", "selector", "matchLabels"));
        for (String named : List.of("garnish-rules", "garnish-items", "garnish-keys")) {
            assertThat(pod.get("volumes").toString()).contains(named);
            assertThat(Files.readString(FOLDER.resolve("kubernetes.yaml"))).contains(" " + named + " --from-file=");
        }
    }
}
