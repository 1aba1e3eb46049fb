package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** The documented ways to run the image start it with what the command takes, and as nobody who may do anything. */
class ContainersTest {
    private static final Path FOLDER = Ran.PROJECT.resolve("docs/containers");
    private static final String USER = "65532";

    private static List<JsonNode> documents(String name) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(FOLDER.resolve(name))) {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(in)
                    .forEach(one -> documents.add(new ObjectMapper().valueToTree(one)));
        }
        return documents;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
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
        JsonNode service = documents("compose.yaml").get(0).at("/services/garnish");

        assertServes(texts(service.path("command")));
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("user").asText()).isEqualTo(USER + ":" + USER);
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("ports"))).containsExactly("8080:8080", "127.0.0.1:8081:8081");
    }

    @Test
    void kubernetes() throws IOException {
        List<JsonNode> documents = documents("kubernetes.yaml");
        JsonNode pod = documents.get(0).at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertServes(texts(container.path("args")));
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asText()).isEqualTo(USER);
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        assertThat(container.at("/ports/1/containerPort").asInt()).isEqualTo(8081);
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
        assertThat(documents.get(1).at("/spec/selector"))
                .isEqualTo(documents.get(0).at("/spec/selector/matchLabels"));
        for (String named : List.of("garnish-rules", "garnish-items", "garnish-keys")) {
            assertThat(pod.path("volumes").toString()).contains(named);
            assertThat(Files.readString(FOLDER.resolve("kubernetes.yaml"))).contains(" " + named + " --from-file=");
        }
    }
}
