package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.server.internal.http.ProblemException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewestTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog ITEMS = Catalog.of(
            SCHEMA, List.of(Item.of(SCHEMA, "1", "a"), Item.of(SCHEMA, "2", "b"), Item.of(SCHEMA, "3", "c")));

    private final Newest newest = new Newest();

    @Test
    void workEndsAtTheNextItemOnceANewerOneBegins() throws Exception {
        assertThatThrownBy(() -> newest.run(ITEMS, items -> {
                    try (Stream<Item> all = items.items()) {
                        Iterator<Item> each = all.iterator();
                        each.next();
                        assertThat(newest.run(ITEMS, NewestTest::count)).isEqualTo(3);
                        each.next();
                        throw new AssertionError("it goes on");
                    }
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a newer request took the place of this one");
    }

    @Test
    void workThatIsAloneIsDoneWhole() throws Exception {
        assertThat(newest.run(ITEMS, NewestTest::count)).isEqualTo(3);
        assertThat(newest.run(ITEMS, NewestTest::count)).isEqualTo(3);
    }

    private static long count(Catalog items) {
        try (Stream<Item> all = items.items()) {
            return all.toList().size();
        }
    }
}
