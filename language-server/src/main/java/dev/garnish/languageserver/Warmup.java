package dev.garnish.languageserver;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes that the first requests of a client need, once in a process: a second session, which no client sees,
 * answers each kind of request before an author has typed anything.
 */
final class Warmup {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final int TIMEOUT_SECONDS = 10;

    /** What is said once the items are counted. */
    private static final String COUNTED = "\"window/logMessage\"";

    private static final String LAST = "\"id\":0,";
    private static final Schema SCHEMA = Schema.of(new Column("genre", Type.TEXT));

    private static final String OPENING = """
            "id":1,"method":"initialize","params":{"capabilities":{}}
            "method":"initialized","params":{}
            "method":"textDocument/didOpen","params":{@,"languageId":"garnish-rules","version":1,\
            "text":"attribute A\\n  when item.genre == \\"C\\" use upper(item.genr)\\n  else \\"-\\"\\ntest \\"t\\"\\n  items 1\\n"}}
            """;
    private static final String REQUESTS = """
            "id":2,"method":"textDocument/completion","params":{@},"position":{"line":1,"character":22}}
            "id":3,"method":"textDocument/completion","params":{@},"position":{"line":4,"character":9}}
            "id":4,"method":"textDocument/hover","params":{@},"position":{"line":1,"character":14}}
            "id":5,"method":"textDocument/codeAction","params":{@},"range":#,"context":{"diagnostics":[]}}
            "id":6,"method":"textDocument/semanticTokens/full","params":{@}}
            "id":7,"method":"textDocument/documentSymbol","params":{@}}
            "id":8,"method":"textDocument/codeLens","params":{@}}
            "id":9,"method":"textDocument/foldingRange","params":{@}}
            "id":10,"method":"textDocument/formatting","params":{@},"options":{"tabSize":2,"insertSpaces":true}}
            "id":11,"method":"textDocument/definition","params":{@},"position":{"line":0,"character":11}}
            "id":0,"method":"shutdown"
            """;

    private Warmup() {}

    /** Never throws: what it did not load is loaded by the first request. */
    static void run() {
        try {
            if (STARTED.compareAndSet(false, true)) {
                ask();
            }
        } catch (InterruptedException | RuntimeException e) {
            // The client has left, or its first request takes longer than the others.
        }
    }

    /** {@return everything that the session says} */
    static List<String> ask() throws InterruptedException {
        CatalogSource items = CatalogSource.of(Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "Comedy"))));
        ServerOptions options = new ServerOptions(null, items, any -> items, Throwable::toString, "");
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (LanguageSession session = LanguageSession.open(options, said::add, (file, text) -> {})) {
            send(session, OPENING);
            List<String> all = new ArrayList<>(until(COUNTED, said));
            send(session, REQUESTS);
            all.addAll(until(LAST, said));
            return all;
        }
    }

    private static void send(LanguageSession session, String messages) {
        messages.replace("@", "\"textDocument\":{\"uri\":\"untitled:warmup\"")
                .replace("#", "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":4,\"character\":0}}")
                .lines()
                .forEach(line -> session.take("{\"jsonrpc\":\"2.0\"," + line + "}"));
    }

    private static List<String> until(String mark, BlockingQueue<String> said) throws InterruptedException {
        List<String> all = new ArrayList<>();
        boolean isFound = false;
        while (!isFound) {
            @Nullable String message = said.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                return all;
            }
            all.add(message);
            isFound = message.contains(mark);
        }
        return all;
    }
}
