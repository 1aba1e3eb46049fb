package dev.garnish.languageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client in the same process hands over messages, and hears what is typed at once. */
class LanguageSessionTest {
    @TempDir
    private Path folder = Path.of("");

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final List<String> typed = new ArrayList<>();

    private LanguageSession open() {
        CatalogSource items = CatalogSource.of(Catalog.of(Schema.of(List.of()), List.of()));
        ServerOptions options = new ServerOptions(folder, items, any -> items, Throwable::getMessage, "1");
        return LanguageSession.open(options, sent::add, (file, text) -> typed.add(file.getFileName() + "=" + text));
    }

    private static String document(String method, String uri, String more) {
        return """
                {"jsonrpc":"2.0","method":"textDocument/%s","params":{"textDocument":{"uri":"%s"%s}}""".formatted(method, uri, more);
    }

    @Test
    void textsAreHeardBeforeTheCallReturns() throws Exception {
        String uri = folder.resolve("a.rules").toUri().toString();
        try (LanguageSession session = open()) {
            session.take("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
            assertThat(sent.poll(10, TimeUnit.SECONDS)).contains("\"id\":1", "\"name\":\"garnish\"");

            session.take(document("didOpen", uri, ",\"languageId\":\"garnish\",\"version\":1,\"text\":\"one\"}"));
            session.take(document(
                    "didChange",
                    uri,
                    ",\"version\":2},\"contentChanges\":[{\"range\":{\"start\":{\"line\":0,\"character\":0},"
                            + "\"end\":{\"line\":0,\"character\":1}},\"text\":\"O\"},{\"text\":\"whole\"}]"));
            session.take(document("didClose", uri, "}"));
            session.take(document("didChange", uri, ",\"version\":3},\"contentChanges\":[{\"text\":\"no\"}]"));

            assertThat(typed).containsExactly("a.rules=one", "a.rules=whole");
        }
    }

    @Test
    void whatIsNoMessageIsRefused() {
        try (LanguageSession session = open()) {
            for (String message : List.of("", "{", "[]", "1", "null")) {
                assertThatThrownBy(() -> session.take(message))
                        .describedAs(message)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("no message of JSON-RPC");
            }
        }
    }
}
