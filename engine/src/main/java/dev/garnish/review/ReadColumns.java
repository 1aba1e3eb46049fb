package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.internal.lang.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that expressions read: items that are alike in them need be looked at only once. */
final class ReadColumns {
    /** Of this many different items the next one is hardly like one of them. */
    static final int MOST = 5_000;

    private final int[] columns;

    ReadColumns(Stream<Expr> expressions) {
        this.columns = expressions
                .flatMap(Trees::parts)
                .flatMapToInt(part -> part instanceof Expr.ItemColumn one
                        ? IntStream.of(one.column())
                        : part instanceof Expr.ItemsColumn all ? IntStream.of(all.column()) : IntStream.empty())
                .distinct()
                .toArray();
    }

    /** What an item has in them. */
    List<@Nullable Object> of(Item item) {
        List<@Nullable Object> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            values.add(item.at(column));
        }
        return values;
    }
}
