package dev.garnish.languageserver;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.garnish.languageserver.internal.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** One client, from {@code initialize} to {@code exit}. */
final class Session implements LanguageServer, AutoCloseable {
    private static final String CATALOG = "garnish.catalog";

    /** A client that does not answer about its settings has none. */
    private static final int TIMEOUT_SECONDS = 2;

    private final ServerOptions options;
    private final ExecutorService readers = Executors.newCachedThreadPool(Session::daemon);
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Desk desk;
    private final TextRequests texts;
    private final WorkspaceRequests workspace;
    private final List<Path> folders = new ArrayList<>();
    private ClientFeatures features = ClientFeatures.NONE;
    private volatile boolean shutDown;

    Session(ServerOptions options, Waits waits) {
        this.options = options;
        this.desk = new Desk(options, waits);
        this.texts = new TextRequests(desk);
        this.workspace = new WorkspaceRequests(desk, this);
    }

    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "garnish-lsp");
        thread.setDaemon(true);
        return thread;
    }

    /** What reads the client's messages. */
    ExecutorService readers() {
        return readers;
    }

    Desk desk() {
        return desk;
    }

    void connect(LanguageClient client) {
        desk.connect(client);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        features = ClientFeatures.of(params.getCapabilities());
        desk.setFeatures(features);
        folders(workspaceFolders(params), List.of());
        if (params.getInitializationOptions() instanceof JsonElement given) {
            setting(given).ifPresent(desk::setCatalog);
        }
        return CompletableFuture.completedFuture(
                new InitializeResult(Capabilities.all(), new ServerInfo("garnish", options.version())));
    }

    /** Older clients name one folder. */
    @SuppressWarnings("deprecation")
    private static List<WorkspaceFolder> workspaceFolders(InitializeParams params) {
        if (params.getWorkspaceFolders() != null) {
            return params.getWorkspaceFolders();
        }
        return params.getRootUri() == null ? List.of() : List.of(new WorkspaceFolder(params.getRootUri(), ""));
    }

    @Override
    public void initialized(InitializedParams params) {
        LanguageClient client = desk.client();
        if (features.watching()) {
            List<FileSystemWatcher> watchers = List.of(
                    new FileSystemWatcher(Either.forLeft("**/*.rules")),
                    new FileSystemWatcher(Either.forLeft("**/*.csv")));
            CompletableFuture<?> unused = client.registerCapability(new RegistrationParams(List.of(new Registration(
                    "garnish-files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(watchers)))));
        }
        configure();
        readers.execute(Warmup::run);
    }

    /** Asks for the settings, where the client has some, before any item is read. */
    void configure() {
        if (!features.configuration()) {
            desk.start();
            return;
        }
        ConfigurationItem item = new ConfigurationItem();
        item.setSection(CATALOG);
        CompletableFuture<?> unused = desk.client()
                .configuration(new ConfigurationParams(List.of(item)))
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .handle((values, trouble) -> {
                    configured(values);
                    return values;
                });
    }

    private void configured(@Nullable List<Object> values) {
        if (values != null && !values.isEmpty() && values.get(0) instanceof JsonElement value) {
            text(value).ifPresent(desk::setCatalog);
        }
        desk.start();
    }

    /** The catalog that settings name: {@code {"garnish": {"catalog": "..."}}}, or without the outer part. */
    static Optional<String> setting(JsonElement settings) {
        if (!(settings instanceof JsonObject object)) {
            return Optional.empty();
        }
        if (object.get("garnish") instanceof JsonObject inner) {
            return setting(inner);
        }
        JsonElement catalog = object.has("catalog") ? object.get("catalog") : object.get(CATALOG);
        return catalog == null ? Optional.empty() : text(catalog);
    }

    private static Optional<String> text(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
                ? Optional.of(value.getAsString().strip())
                : Optional.empty();
    }

    /** The folders that the editor works in. */
    synchronized void folders(List<WorkspaceFolder> added, List<WorkspaceFolder> removed) {
        removed.forEach(one -> Document.path(one.getUri()).ifPresent(folders::remove));
        added.forEach(one -> Document.path(one.getUri()).ifPresent(folders::add));
        desk.setFolders(options.rules(), List.copyOf(folders));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        return desk.ask(Object::new).thenApply(done -> null);
    }

    @Override
    public void exit() {
        exit.complete(shutDown ? 0 : 1);
    }

    /** Waits until the client has left. */
    int exitCode() {
        return exit.join();
    }

    @Override
    public void setTrace(SetTraceParams params) {}

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }

    @Override
    public void close() {
        desk.close();
        readers.shutdownNow();
    }
}
