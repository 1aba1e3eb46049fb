package dev.garnish.languageserver;

import com.google.gson.JsonParseException;
import java.util.function.Consumer;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * The language server for a client in the same process, which hands over messages in place of streams. Thread-safe;
 * messages are taken in the order of the calls.
 *
 * <pre>{@code
 * try (LanguageSession session = LanguageSession.open(options, page::send, drafts::typed)) {
 *     session.take("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
 * }
 * }</pre>
 */
public final class LanguageSession implements AutoCloseable {
    private final Session session;
    private final TypedTexts typed;
    private final MessageJsonHandler json;
    private final RemoteEndpoint endpoint;

    private LanguageSession(Session session, Consumer<String> client, TextListener listener) {
        this.session = session;
        this.typed = new TypedTexts(listener);
        this.json = RulesLanguageServer.messages();
        this.endpoint = RulesLanguageServer.endpoint(session, message -> client.accept(json.serialize(message)), json);
        session.connect(ServiceEndpoints.toServiceObject(endpoint, LanguageClient.class));
    }

    /**
     * A session with one client.
     *
     * @param options what to start with
     * @param client takes each message of the server, as JSON; called by threads of the session, one at a time for each
     *     message but in no other order than they are made
     * @param listener takes what is typed
     * @return a session, to be closed
     */
    public static LanguageSession open(ServerOptions options, Consumer<String> client, TextListener listener) {
        RulesLanguageServer.silenceLibrary();
        return new LanguageSession(new Session(options, Waits.USUAL), client, listener);
    }

    /**
     * Takes a message of the client.
     *
     * @param message one message of JSON-RPC, without headers
     * @throws IllegalArgumentException if it is none
     */
    public synchronized void take(String message) {
        try {
            Message parsed = json.parseMessage(message);
            if (parsed == null) {
                throw new IllegalArgumentException("no message of JSON-RPC");
            }
            typed.see(parsed);
            endpoint.consume(parsed);
        } catch (MessageIssueException e) {
            endpoint.handle(e.getRpcMessage(), e.getIssues());
        } catch (JsonParseException | JsonRpcException | IllegalStateException e) {
            throw new IllegalArgumentException("no message of JSON-RPC", e);
        }
    }

    /** Lets go of the items. Closing twice does nothing. */
    @Override
    public void close() {
        session.close();
    }
}
