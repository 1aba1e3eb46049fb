package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.QuickReloads;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Rules that take over 500 times under load, and items 100 times between them: every reply is of one version of each, and
 * none is lost.
 */
class SwapTest {
    private static final int SWAPS = 500;
    private static final int ITEMS_EACH = 5;
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));

    /** Rules all of whose attributes say the number of their version. */
    private static final class NumberedRules implements RulesSource {
        private final AtomicInteger version = new AtomicInteger();

        @Override
        public List<Source> sources() {
            return List.of(new Source("numbered.rules", """
                    attribute Title
                      use item.title + " of %1$d"
                      else "none of %1$d"
                    attribute Headline once
                      else "%1$d"
                    """.formatted(version.get())));
        }

        @Override
        public Optional<String> read(Source rules, String file) {
            return Optional.empty();
        }
    }

    /** Items all of whose titles say the number of their version. */
    private static final class NumberedItems implements CatalogSource {
        private final AtomicInteger version = new AtomicInteger();

        @Override
        public Object stamp() {
            return version.get();
        }

        @Override
        public Catalog open() {
            String title = "v" + version.get();
            return Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", title), Item.of(SCHEMA, "2", title)));
        }
    }

    private final NumberedRules rules = new NumberedRules();
    private final NumberedItems items = new NumberedItems();

    /** By the names that replies give them, the numbers of versions. */
    private final Map<String, Integer> ruleVersions = new ConcurrentHashMap<>();

    private final Map<String, Integer> itemVersions = new ConcurrentHashMap<>();

    @Test
    void noReplyMixesVersions() throws Exception {
        Garnish garnish =
                QuickReloads.of(Garnish.builder().rules(rules).catalog(items)).open();
        Queue<HttpResponse<String>> replies = new ConcurrentLinkedQueue<>();
        try (Running running = Running.of(garnish)) {
            AtomicBoolean isOver = new AtomicBoolean();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(new Thread(() -> {
                    while (!isOver.get()) {
                        replies.add(running.get("/v1/recommend?items=1,none,2"));
                        // The swaps get their share of two cores.
                        LockSupport.parkNanos(2_000_000);
                    }
                }));
            }
            clients.forEach(Thread::start);
            swap(garnish);
            isOver.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }

        assertThat(ruleVersions).hasSize(SWAPS + 1);
        assertThat(itemVersions).hasSize(SWAPS / ITEMS_EACH + 1);
        assertThat(replies).hasSizeGreaterThan(SWAPS).allSatisfy(reply -> {
            assertThat(reply.statusCode()).isEqualTo(200);
            isOfOneVersion(Running.json(reply));
        });
    }

    private void swap(Garnish garnish) {
        name(garnish);
        for (int i = 1; i <= SWAPS; i++) {
            rules.version.incrementAndGet();
            assertThat(garnish.refresh(Change.Subject.RULES)).isTrue();
            name(garnish);
            if (i % ITEMS_EACH == 0) {
                items.version.incrementAndGet();
                assertThat(garnish.refresh(Change.Subject.CATALOG)).isTrue();
                name(garnish);
            }
        }
    }

    private void name(Garnish garnish) {
        ruleVersions.put(garnish.state().rules(), rules.version.get());
        itemVersions.put(garnish.state().catalog(), items.version.get());
    }

    private void isOfOneVersion(JsonNode reply) {
        int ofRules = ruleVersions.getOrDefault(reply.path("rules").asText(), -1);
        int ofItems = itemVersions.getOrDefault(reply.path("catalog").asText(), -1);
        String title = "v" + ofItems + " of " + ofRules;

        assertThat(reply.path("Title").toString())
                .isEqualTo("[\"%1$s\",\"none of %2$d\",\"%1$s\"]".formatted(title, ofRules));
        assertThat(reply.path("Headline").asText()).isEqualTo(Integer.toString(ofRules));
    }
}
