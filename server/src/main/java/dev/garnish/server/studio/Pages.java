package dev.garnish.server.studio;

import dev.garnish.languageserver.LanguageSession;
import dev.garnish.languageserver.TextListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are open. Each has a stream of events and a session with the language server, which outlives a stream that
 * broke. One of them has the pen, so that two do not type over each other. Safe for many threads.
 */
final class Pages implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int MOST = 20;
    private static final long GONE_NANOS = 60_000_000_000L;

    private final String run = UUID.randomUUID().toString();
    private final Sessions sessions;
    private final TextListener typed;
    private final Map<String, Page> byId = new LinkedHashMap<>();
    private volatile @Nullable Page writer;
    private boolean isClosed;

    /** One page. Its stream is another one after each that broke. */
    private final class Page {
        private final String id;
        private volatile EventStream events;
        private volatile long seen = System.nanoTime();
        private @Nullable LanguageSession session;

        Page(String id, EventStream events) {
            this.id = id;
            this.events = events;
        }

        void send(String event, String data) {
            events.send(event, data);
        }

        boolean isGone() {
            return events.isClosed();
        }

        synchronized LanguageSession session() {
            if (session == null) {
                session = sessions.open(message -> send("lsp", message), this::typed);
            }
            return session;
        }

        /** What a page without the pen has open is nobody's draft. */
        private void typed(Path file, String text) {
            if (writer == this) {
                typed.typed(file, text);
            }
        }

        synchronized void close() {
            events.end();
            if (session != null) {
                session.close();
                session = null;
            }
        }
    }

    /** Begins sessions with the language server. */
    @FunctionalInterface
    interface Sessions {
        LanguageSession open(Consumer<String> page, TextListener typed);
    }

    /**
     * No pages so far.
     *
     * @param typed takes what is typed by the page that has the pen
     */
    Pages(Sessions sessions, TextListener typed) {
        this.sessions = sessions;
        this.typed = typed;
    }

    static String id(String given) {
        if (!ID.matcher(given).matches()) {
            throw Refusals.badRequest("page: expected 8 to 64 letters, digits and dashes");
        }
        return given;
    }

    /** A page that came, or came again. It takes the pen where no page that is there has it. */
    void open(String id, EventStream events) {
        Page page;
        EventStream before = events;
        boolean hasPen;
        synchronized (this) {
            if (isClosed || (byId.size() >= MOST && !byId.containsKey(id))) {
                events.end();
                return;
            }
            page = byId.computeIfAbsent(id, any -> new Page(any, events));
            before = page.events;
            page.events = events;
            if (writer == null || writer.isGone()) {
                writer = page;
            }
            hasPen = writer == page;
        }
        if (before != events) {
            before.end();
        }
        page.send("hello", "{\"server\":\"" + run + "\",\"pen\":" + hasPen + "}");
    }

    /** Gives the pen to a page; the one that had it hears so. */
    void take(String id) {
        Page before;
        Page after;
        synchronized (this) {
            after = find(id);
            before = writer;
            writer = after;
        }
        if (before != null && before != after) {
            before.send("taken", "{}");
        }
    }

    /** Hands a message of the language server's protocol over. */
    void message(String id, String message) {
        Page page;
        synchronized (this) {
            page = find(id);
        }
        try {
            page.session().take(message);
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest("the body: expected one message of JSON-RPC");
        }
    }

    private Page find(String id) {
        Page page = byId.get(id);
        if (page == null) {
            throw Refusals.conflict("this page has no stream of events: open /api/events first");
        }
        return page;
    }

    void sendAll(String event, String data) {
        all().forEach(page -> page.send(event, data));
    }

    /** Tells pages that somebody is there, and forgets those that are gone for long. */
    void beat() {
        for (Page page : all()) {
            page.events.beat();
            if (!page.isGone()) {
                page.seen = System.nanoTime();
            } else if (System.nanoTime() - page.seen > GONE_NANOS) {
                forget(page);
            }
        }
    }

    private void forget(Page page) {
        synchronized (this) {
            byId.remove(page.id, page);
            writer = writer == page ? null : writer;
        }
        page.close();
    }

    private synchronized List<Page> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public void close() {
        sendAll("stopping", "{}");
        synchronized (this) {
            isClosed = true;
        }
        all().forEach(Page::close);
    }
}
