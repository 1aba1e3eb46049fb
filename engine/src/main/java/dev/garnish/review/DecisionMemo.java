package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one attribute gives for each item of a catalog, once for items that are alike in the columns that it reads:
 * many columns hold few values. Where they hold many, each item is evaluated. Safe for many threads; for one moment.
 */
final class DecisionMemo {
    private final Program.Attribute source;
    private final Attribute attribute;
    private final ReadColumns columns;
    private volatile @Nullable Map<List<@Nullable Object>, Decision> known;

    /** Remembers nothing where something besides the item's columns decides. */
    DecisionMemo(CheckedRules rules, int index) {
        this.source = rules.program().attributes().get(index);
        this.attribute = rules.compiled().attributes().get(index);
        List<Expr> expressions = Trees.expressions(source).toList();
        boolean remembers = !source.once() && expressions.stream().allMatch(Trees::readsOnlyItem);
        this.known = remembers ? new ConcurrentHashMap<>() : null;
        this.columns = new ReadColumns(expressions.stream());
    }

    Program.Attribute source() {
        return source;
    }

    boolean readsItems() {
        return attribute.readsItems();
    }

    Decision of(Inputs inputs) {
        Map<List<@Nullable Object>, Decision> known = this.known;
        Item item = inputs.item();
        if (known == null || item == null) {
            return Decision.of(attribute, inputs);
        }
        List<@Nullable Object> read = columns.of(item);
        Decision before = known.get(read);
        if (before != null) {
            return before;
        }
        Decision decision = Decision.of(attribute, inputs);
        known.put(read, decision);
        if (known.size() > ReadColumns.MOST) {
            this.known = null;
        }
        return decision;
    }
}
