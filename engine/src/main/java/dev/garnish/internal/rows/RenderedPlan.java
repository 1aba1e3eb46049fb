package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that were made beforehand, so that no rule is parsed or evaluated. */
final class RenderedPlan implements Plan {
    private static final Outcome[][] NOTHING = {};

    private final Rendering rendering;
    private final long memory;

    RenderedPlan(Rendering rendering, long memory) {
        this.rendering = rendering;
        this.memory = memory;
    }

    @Override
    public AttributeLayout[] layouts() {
        return rendering.layouts();
    }

    @Override
    public long memory() {
        return memory;
    }

    @Override
    public List<RecipientField> fields() {
        return List.of();
    }

    @Override
    public Row row(byte[] id, @Nullable Item item, EnrichmentStats stats) {
        Row row = rendering.row(id, item);
        if (row == null) {
            throw new IllegalStateException("the row of an item is damaged");
        }
        return row;
    }

    @Override
    public RecipientResult.Kind kind(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats stats) {
        return rows.kind(rendering.unknownItem());
    }

    @Override
    public Rows withoutDropped(Recipient recipient, Rows rows, EnrichmentStats stats) {
        return rows.withoutDropped();
    }

    @Override
    public Outcome[][] outcomes(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats stats) {
        return NOTHING;
    }
}
