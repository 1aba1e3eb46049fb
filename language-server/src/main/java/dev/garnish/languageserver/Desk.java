package dev.garnish.languageserver;

import dev.garnish.internal.text.Faults;
import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.languageserver.internal.Buffers;
import dev.garnish.languageserver.internal.CatalogView;
import dev.garnish.languageserver.internal.Document;
import dev.garnish.languageserver.internal.OpenRules;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.TestReport;
import dev.garnish.rules.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * What the author works on. One thread does everything that needs it, in the order asked, so that each answer is about
 * what was typed before it; what reads many items is done by {@link Items} meanwhile.
 */
final class Desk implements AutoCloseable {
    private final ScheduledExecutorService author = Executors.newSingleThreadScheduledExecutor(Session::daemon);
    private final Buffers buffers = new Buffers();
    private final OpenRules rules = new OpenRules(buffers);
    private final Publisher publisher = new Publisher(buffers);
    private final Items items;
    private final Waits waits;
    private volatile @Nullable LanguageClient client;
    private volatile List<Analysis> shown = List.of();
    private volatile ClientFeatures features = ClientFeatures.NONE;
    private List<Analysis> counting = List.of();
    private @Nullable ScheduledFuture<?> pending;
    private @Nullable ScheduledFuture<?> waiting;
    private @Nullable ScheduledFuture<?> catalogWait;
    private long countingSince;
    private boolean countsSlowly;
    private boolean settled;

    Desk(ServerOptions options, Waits waits) {
        this.waits = waits;
        this.items = new Items(this, options);
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    LanguageClient client() {
        return Objects.requireNonNull(client, "not connected");
    }

    void setFeatures(ClientFeatures known) {
        features = known;
    }

    void setFolders(@Nullable Path root, List<Path> workspace) {
        tell(() -> {
            rules.setFolders(root == null ? null : root.toAbsolutePath().normalize(), workspace);
            publishSoon();
        });
    }

    void setCatalog(String address) {
        items.use(address);
    }

    /** Reads the items from now on. */
    void start() {
        items.start();
        tell(() -> catalogWait = later(catalogWait, this::settle, waits.catalog()));
    }

    Items items() {
        return items;
    }

    /** Answers by what is open, after everything that was sent before. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, author);
    }

    /** Answers about a document; by the other answer where it is not open. */
    <T> CompletableFuture<T> about(String uri, T fallback, Function<Subject, T> question) {
        return ask(() -> subject(uri).map(question).orElse(fallback));
    }

    /** The same for what may not be there, which the protocol calls null. */
    @SuppressWarnings("NullAway")
    <T> CompletableFuture<T> found(String uri, Function<Subject, Optional<T>> question) {
        return ask(() -> subject(uri).flatMap(question).orElse(null));
    }

    Optional<Subject> subject(String uri) {
        return buffers.find(uri)
                .flatMap(document ->
                        rules.of(document).map(analysis -> new Subject(analysis, document.source(), buffers)));
    }

    /** Every rule set that an open document is part of. */
    List<Analysis> all() {
        return rules.all();
    }

    Buffers buffers() {
        return buffers;
    }

    /** Changes what is open. */
    void edit(Runnable change) {
        tell(() -> {
            change.run();
            rules.changed();
            publishSoon();
        });
    }

    void put(Document document) {
        buffers.put(document);
    }

    /** Does something on the author's thread, whose faults are one line in the client's log. */
    private void tell(Runnable task) {
        author.execute(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                Faults.requireContainable(e);
                log(Answers.line(e));
            }
        });
    }

    private void log(String line) {
        client().logMessage(new MessageParams(MessageType.Log, line));
    }

    void show(MessageType type, String message) {
        client().showMessage(new MessageParams(type, message));
    }

    private void publishSoon() {
        pending = later(pending, this::publish, waits.pause());
    }

    private ScheduledFuture<?> later(@Nullable ScheduledFuture<?> before, Runnable task, int millis) {
        if (before != null) {
            before.cancel(false);
        }
        return author.schedule(() -> tell(task), millis, TimeUnit.MILLISECONDS);
    }

    private void settle() {
        if (!settled) {
            settled = true;
            publish();
        }
    }

    /**
     * Of rules without errors, what the items show is waited for a moment, so that warnings do not come and go; not where
     * there are so many items that it took longer before.
     */
    private void publish() {
        if (!settled) {
            return;
        }
        shown = rules.all();
        List<Analysis> asked = shown.stream()
                .filter(one -> one.isUsable() && one.report().isEmpty())
                .toList();
        List<Analysis> others =
                asked.stream().filter(one -> !counting.contains(one)).toList();
        others.forEach(items::count);
        counting = asked;
        countingSince = others.isEmpty() ? countingSince : System.nanoTime();
        if (asked.isEmpty() || countsSlowly) {
            show();
        } else {
            waiting = later(waiting, this::show, waits.count());
        }
    }

    private void show() {
        if (waiting != null) {
            waiting.cancel(false);
            waiting = null;
        }
        publisher.publish(shown, client());
    }

    /** Whether rules are still those whose problems are shown. For any thread. */
    boolean isShown(Analysis analysis) {
        return shown.contains(analysis);
    }

    /** Other items; or that there are none, of which more is heard soon. */
    void opened(CatalogView view) {
        tell(() -> {
            rules.setCatalog(view);
            settled |= view.schema() != null;
            publish();
        });
    }

    /** What values the items have. */
    void profiled(CatalogView view, String line) {
        tell(() -> {
            rules.setCatalog(view);
            publish();
            log(line);
        });
    }

    /** There is no catalog that can be used. */
    void failed(String reason) {
        tell(() -> {
            show(MessageType.Warning, reason);
            settled = true;
            publish();
        });
    }

    void counted(Analysis analysis, CatalogReport report) {
        tell(() -> {
            if (rules.counted(analysis, report)) {
                countsSlowly = System.nanoTime() - countingSince > TimeUnit.MILLISECONDS.toNanos(waits.count());
                publish();
                if (features.hints()) {
                    CompletableFuture<?> unused = client().refreshInlayHints();
                }
            }
        });
    }

    void refused(Analysis analysis, List<Problem> problems) {
        tell(() -> {
            if (rules.refused(analysis, problems)) {
                publish();
            }
        });
    }

    /** Shows how tests went; on the author's thread. */
    void tested(Analysis analysis, TestReport report) {
        publisher.tested(analysis, report);
        publish();
    }

    /** Waits until all that was sent is done, its problems shown and its items counted: for tests. */
    void settled() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 3; round++) {
            CompletableFuture.runAsync(this::publishNow, author).get();
            items.done();
        }
        CompletableFuture.runAsync(() -> {}, author).get();
    }

    private void publishNow() {
        if (pending != null && pending.cancel(false)) {
            pending = null;
            publish();
        }
    }

    @Override
    public void close() {
        author.shutdownNow();
        items.close();
    }
}
