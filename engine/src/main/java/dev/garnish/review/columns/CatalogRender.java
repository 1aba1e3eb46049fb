package dev.garnish.review.columns;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.review.FinishedColumns;
import dev.garnish.review.FinishedItem;
import dev.garnish.review.columns.RenderReport.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the finished columns of a catalog's items, all of them or those that changed. It holds one request in memory, however
 * many items there are. For one thread.
 *
 * <pre>{@code
 * CatalogRender render = CatalogRender.to(out, ColumnsFormat.BRAZE, FinishedColumns.of(rules, catalog, false));
 * render.items(catalog);
 * RenderReport report = render.finish();
 * }</pre>
 */
public final class CatalogRender {
    private static final int EXAMPLES = 20;

    private final FinishedColumns columns;
    private final ColumnsFormat format;
    private final ItemWriter writer;
    private final List<Refused> refusedItems = new ArrayList<>();
    private final List<String> removedIds = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private long items;
    private long dropped;
    private long written;
    private long removed;
    private long refused;
    private long failed;
    private long formulas;

    private CatalogRender(FinishedColumns columns, ColumnsFormat format, ItemWriter writer) {
        this.columns = columns;
        this.format = format;
        this.writer = writer;
    }

    /**
     * Begins a file.
     *
     * @param out where to; buffered by the caller, who closes it
     * @param format the shape of the file
     * @param columns whose names are not among the {@linkplain ColumnsFormat#reserved() reserved} ones
     * @return what writes the items
     * @throws IOException if the stream cannot be written to
     */
    public static CatalogRender to(OutputStream out, ColumnsFormat format, FinishedColumns columns) throws IOException {
        return new CatalogRender(columns, format, format.writer(out, columns.names()));
    }

    /**
     * Writes every item that somebody is shown.
     *
     * @param catalog read through once
     * @throws IOException if the stream cannot be written to
     */
    public void items(Catalog catalog) throws IOException {
        try (Stream<Item> all = catalog.items()) {
            for (Iterator<Item> each = all.iterator(); each.hasNext(); ) {
                change(Optional.empty(), finished(each.next()));
            }
        }
    }

    /**
     * Writes every item whose columns differ from those that were written earlier, and every item that is gone.
     *
     * @param earlier what was written, in the order of ids; a value is empty where its column was not there
     * @param catalog read through once
     * @throws IOException if the stream cannot be written to
     */
    public void changes(Iterator<FinishedItem> earlier, Catalog catalog) throws IOException {
        FinishedItem before = next(earlier);
        try (Stream<Item> all = catalog.items()) {
            for (Iterator<Item> each = all.iterator(); each.hasNext(); ) {
                Item item = each.next();
                while (before != null && before.id().compareTo(item.id()) < 0) {
                    change(Optional.of(before), Optional.empty());
                    before = next(earlier);
                }
                boolean both = before != null && before.id().equals(item.id());
                change(both ? Optional.ofNullable(before) : Optional.empty(), finished(item));
                before = both ? next(earlier) : before;
            }
        }
        for (; before != null; before = next(earlier)) {
            change(Optional.of(before), Optional.empty());
        }
    }

    private static @Nullable FinishedItem next(Iterator<FinishedItem> items) {
        return items.hasNext() ? items.next() : null;
    }

    /**
     * Writes one item if its columns changed.
     *
     * @param before as it was; empty where there was no such item
     * @param after as it is; empty where there is none
     * @throws IOException if the stream cannot be written to
     */
    public void item(Optional<Item> before, Optional<Item> after) throws IOException {
        change(before.flatMap(columns::item), after.isPresent() ? finished(after.get()) : Optional.empty());
    }

    private Optional<FinishedItem> finished(Item item) {
        Optional<FinishedItem> finished = columns.item(item);
        items++;
        dropped += finished.isEmpty() ? 1 : 0;
        return finished;
    }

    private void change(Optional<FinishedItem> before, Optional<FinishedItem> after) throws IOException {
        if (after.isEmpty()) {
            if (before.isPresent()) {
                remove(before.get().id());
            }
        } else if (before.isEmpty() || !before.get().values().equals(after.get().values())) {
            write(after.get());
        }
    }

    private void write(FinishedItem item) throws IOException {
        failed += item.diagnostics().size();
        item.diagnostics().stream().limit(EXAMPLES - diagnostics.size()).forEach(diagnostics::add);
        Optional<String> reason = isText(item.id()) ? writer.write(item) : Optional.of("its id is no text in Unicode");
        if (reason.isPresent()) {
            refuse(item.id(), reason.get());
        } else {
            written++;
            formulas += format == ColumnsFormat.CSV ? formulas(item) : 0;
        }
    }

    private void remove(String id) throws IOException {
        if (isText(id) && writer.remove(id)) {
            removed++;
            if (removedIds.size() < EXAMPLES) {
                removedIds.add(id);
            }
        }
    }

    private void refuse(String id, String reason) {
        refused++;
        if (refusedItems.size() < EXAMPLES) {
            refusedItems.add(new Refused(id, reason));
        }
    }

    /** Half a surrogate pair would become another sign, and the id that of another item. */
    private static boolean isText(String id) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }

    private static long formulas(FinishedItem item) {
        return Stream.concat(Stream.of(item.id()), item.values().stream())
                .filter(text -> "=+-@\t\r".indexOf(text.charAt(0)) >= 0)
                .count();
    }

    /**
     * Writes what is still to be written.
     *
     * @return what was written
     * @throws IOException if the stream cannot be written to
     */
    public RenderReport finish() throws IOException {
        writer.finish();
        return new RenderReport(
                items, dropped, written, removed, removedIds, refused, refusedItems, failed, diagnostics, formulas);
    }
}
