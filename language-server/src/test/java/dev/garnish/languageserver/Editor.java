package dev.garnish.languageserver;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A client by LSP4J's own launcher, over piped streams. */
final class Editor implements LanguageClient, AutoCloseable {
    private static final int PIPE = 1 << 22;

    private final Map<String, List<Diagnostic>> shown = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Session session;
    private final LanguageServer server;
    private final String catalog;
    private final Future<Void> listening;
    private int version;

    private Editor(Session session, PipedInputStream in, PipedOutputStream out, String catalog) {
        this.session = session;
        this.catalog = catalog;
        var launcher = LSPLauncher.createClientLauncher(this, in, out);
        this.server = launcher.getRemoteProxy();
        this.listening = launcher.startListening();
    }

    /** @param catalog what its settings name; empty: nothing */
    static Editor open(ServerOptions options, String folder, String catalog) throws Exception {
        PipedInputStream toServer = new PipedInputStream(PIPE);
        PipedInputStream toClient = new PipedInputStream(PIPE);
        PipedOutputStream fromClient = new PipedOutputStream(toServer);
        PipedOutputStream fromServer = new PipedOutputStream(toClient);
        Session session = new Session(options, new Waits(40, 60_000, 60_000));
        session.readers().execute(() -> RulesLanguageServer.serve(session, toServer, fromServer));
        Editor editor = new Editor(session, toClient, fromClient, catalog);
        InitializeParams params = new InitializeParams();
        ClientCapabilities can = new ClientCapabilities();
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setConfiguration(true);
        can.setWorkspace(workspace);
        params.setCapabilities(can);
        params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder, "work")));
        editor.server.initialize(params).get();
        editor.server.initialized(new InitializedParams());
        editor.rest();
        return editor;
    }

    LanguageServer server() {
        return server;
    }

    void open(String uri, String text) throws Exception {
        open(uri, "garnish-rules", text);
    }

    void open(String uri, String language, String text) throws Exception {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, language, ++version, text)));
        rest();
    }

    void write(String uri, String text) throws Exception {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, ++version),
                        List.of(new TextDocumentContentChangeEvent(text))));
        rest();
    }

    /** Until the server has nothing more to say. */
    void rest() throws Exception {
        for (int round = 0; round < 2; round++) {
            // Answered in its turn, so that what was said before has been heard.
            server.getTextDocumentService()
                    .completion(new CompletionParams(new TextDocumentIdentifier("none:"), new Position(0, 0)))
                    .get();
            session.desk().settled();
        }
        server.getTextDocumentService()
                .completion(new CompletionParams(new TextDocumentIdentifier("none:"), new Position(0, 0)))
                .get();
    }

    List<String> problems(String uri) {
        return shown.getOrDefault(uri, List.of()).stream()
                .map(one -> "%d:%d %s"
                        .formatted(
                                one.getRange().getStart().getLine(),
                                one.getRange().getStart().getCharacter(),
                                one.getMessage().getLeft().lines().findFirst().orElse("")))
                .toList();
    }

    List<String> messages() {
        return messages;
    }

    /** What is proposed at the end of a text, with what stands beside it. */
    List<String> proposed(String uri, String text) throws Exception {
        write(uri, text);
        String[] lines = text.split("\n", -1);
        Position end = new Position(lines.length - 1, lines[lines.length - 1].length());
        List<String> proposed = new ArrayList<>();
        for (CompletionItem item : server.getTextDocumentService()
                .completion(new CompletionParams(new TextDocumentIdentifier(uri), end))
                .get()
                .getRight()
                .getItems()) {
            proposed.add(item.getDetail() == null ? item.getLabel() : item.getLabel() + ": " + item.getDetail());
        }
        return proposed;
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
        return CompletableFuture.completedFuture(List.of(new JsonPrimitive(catalog)));
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        shown.put(params.getUri(), params.getDiagnostics());
    }

    @Override
    public void showMessage(MessageParams params) {
        messages.add(params.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        return new CompletableFuture<>();
    }

    @Override
    public void logMessage(MessageParams params) {}

    @Override
    public void close() throws IOException {
        session.close();
        listening.cancel(true);
    }
}
