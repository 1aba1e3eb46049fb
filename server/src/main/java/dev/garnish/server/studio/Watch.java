package dev.garnish.server.studio;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Looks for what other programs change, notifies pages, and stores what was typed: once a second, in a thread of its own. */
final class Watch implements AutoCloseable {
    private static final int EVERY_MILLIS = 500;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Watch::daemon);
    private final FileRequests files;
    private final OpenItems items;
    private final Drafts drafts;
    private final Pages pages;
    private final Function<Throwable, String> reasons;
    private Map<String, String> digests = Map.of();
    private volatile String trouble = "";
    private int looks;

    Watch(FileRequests files, OpenItems items, Drafts drafts, Pages pages, Function<Throwable, String> reasons) {
        this.files = files;
        this.items = items;
        this.drafts = drafts;
        this.pages = pages;
        this.reasons = reasons;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "garnish-studio-watch");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        java.util.concurrent.Future<?> unused =
                thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks at once, for a thread that changed something; waits for it. */
    void lookNow() {
        try {
            thread.submit(this::look).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.RejectedExecutionException e) {
            // The studio is stopping, or the next look says why.
        }
    }

    /** Why what was typed cannot be stored; empty where it is. */
    String trouble() {
        return trouble;
    }

    private void look() {
        try {
            store();
            lookAtFiles();
            if (items.look()) {
                pages.sendAll("catalog", "{}");
            }
            if (looks++ % 10 == 0) {
                pages.beat();
            }
        } catch (RuntimeException e) {
            trouble = reasons.apply(e);
        }
    }

    private void store() {
        String before = trouble;
        try {
            drafts.store();
            trouble = "";
        } catch (IOException e) {
            trouble = "what was typed is not stored: " + reasons.apply(e);
        }
        if (!trouble.equals(before)) {
            pages.sendAll("drafts", JsonBody.line(Map.of("trouble", trouble)));
        }
    }

    private void lookAtFiles() {
        Map<String, String> now;
        try {
            now = files.digests();
        } catch (IOException e) {
            now = Map.of();
        }
        if (!now.equals(digests)) {
            Map<String, String> before = digests;
            digests = now;
            now.forEach((name, digest) -> {
                if (!digest.equals(before.get(name))) {
                    changed(name, digest);
                }
            });
            before.keySet().stream()
                    .filter(name -> !digests.containsKey(name))
                    .forEach(name -> changed(name, Texts.ABSENT));
        }
    }

    private void changed(String name, String digest) {
        pages.sendAll("files", JsonBody.line(Map.of("name", name, "digest", digest)));
    }

    @Override
    public void close() {
        thread.shutdown();
        store();
    }
}
