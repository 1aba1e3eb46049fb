package dev.garnish.languageserver;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * Answers an editor about rules: problems as they are typed, completion from the catalog, and the other requests of the
 * Language Server Protocol.
 *
 * <pre>{@code
 * ServerOptions options = new ServerOptions(
 *         Path.of("rules"), CatalogSource.of(catalog), address -> source(address), Throwable::getMessage, "1.0");
 * int exit = RulesLanguageServer.run(System.in, System.out, options);
 * }</pre>
 */
public final class RulesLanguageServer {
    /** LSP4J logs what a client sends wrongly, with stack traces; the client gets an answer. Held: loggers are collected. */
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

    private RulesLanguageServer() {}

    /**
     * Serves one client, until it says {@code exit} or its stream ends.
     *
     * @param in what the client writes
     * @param out what the client reads; nothing else may be written to it
     * @param options what to start with
     * @return the exit code that the protocol asks for: 0 after {@code shutdown} and {@code exit}, else 1
     */
    public static int run(InputStream in, OutputStream out, ServerOptions options) {
        try (Session session = new Session(options, Waits.USUAL)) {
            return serve(session, in, out);
        }
    }

    /** Serves by a session that the caller closes. */
    static int serve(Session session, InputStream in, OutputStream out) {
        silenceLibrary();
        Launcher<LanguageClient> launcher = new Guarded(session)
                .setLocalService(session)
                .setRemoteInterface(LanguageClient.class)
                .setInput(in)
                .setOutput(out)
                .setExecutorService(session.readers())
                .create();
        session.connect(launcher.getRemoteProxy());
        Future<Void> reading = launcher.startListening();
        session.readers().execute(() -> ended(reading, session));
        return session.exitCode();
    }

    /** A client that is gone says no {@code exit}. */
    private static void ended(Future<Void> reading, Session session) {
        try {
            reading.get();
        } catch (ExecutionException | InterruptedException e) {
            // The stream ended in the middle of a message, or the server is closed.
        } finally {
            session.exit();
        }
    }

    static void silenceLibrary() {
        LIBRARY.setLevel(Level.OFF);
    }

    /** Reads and writes the messages of both sides. */
    static MessageJsonHandler messages() {
        Map<String, JsonRpcMethod> methods =
                new LinkedHashMap<>(ServiceEndpoints.getSupportedMethods(LanguageServer.class));
        methods.putAll(ServiceEndpoints.getSupportedMethods(LanguageClient.class));
        return new MessageJsonHandler(methods);
    }

    /** What answers by a session. */
    static RemoteEndpoint endpoint(Session session, MessageConsumer client, MessageJsonHandler json) {
        RemoteEndpoint endpoint =
                new RemoteEndpoint(client, new Lifecycle(ServiceEndpoints.toEndpoint(session)), Answers::fault);
        json.setMethodProvider(endpoint);
        endpoint.setJsonHandler(json);
        return endpoint;
    }

    /** Lets {@link Lifecycle} see every message before the session does. */
    private static final class Guarded extends Launcher.Builder<LanguageClient> {
        private final Session session;

        Guarded(Session session) {
            this.session = session;
        }

        @Override
        protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler jsonHandler) {
            return endpoint(session, new StreamMessageConsumer(output, jsonHandler), jsonHandler);
        }
    }
}
