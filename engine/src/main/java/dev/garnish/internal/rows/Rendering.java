package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.event.Diagnostic;
import dev.garnish.internal.lang.Program.UnknownItem;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Renderer} made of a rule set for every item of a catalog. Immutable. Plain loops: a cold function's first
 * reply waits for this.
 */
public final class Rendering {
    /** Raised when the same rules give another row, or one in another form; rows of another are not used. */
    static final int MEANING = 3;

    /** What a row begins with. */
    static final int PLAIN = 0;

    static final int DROPPED = 1;
    static final int WITH_DIAGNOSTICS = 2;

    /** The code of each is its place here: append, never reorder. */
    static final List<UnknownItem> UNKNOWN_ITEMS =
            List.of(UnknownItem.USE_ELSE, UnknownItem.DROP_ITEM, UnknownItem.FAIL_RECIPIENT);

    private final String checksum;
    private final boolean isWhole;
    private final UnknownItem unknownItem;
    private final AttributeLayout[] layouts;
    private final byte[] unknown;

    /** Its files have the names that they have now; none before anybody asked with names. */
    private final RulesSnapshot rules;

    private Rendering(Rendering other, RulesSnapshot rules) {
        this.checksum = other.checksum;
        this.isWhole = other.isWhole;
        this.unknownItem = other.unknownItem;
        this.layouts = other.layouts;
        this.unknown = other.unknown;
        this.rules = rules;
    }

    private Rendering(RowReader in) {
        this.checksum = in.text();
        this.isWhole = in.truth();
        this.unknownItem = UNKNOWN_ITEMS.get(in.small());
        this.layouts = new AttributeLayout[in.count()];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = new AttributeLayout(in.text(), in.truth(), in.truth(), false, in.number(), in.text());
        }
        this.unknown = in.bytes();
        this.rules = RulesSnapshot.of(files(in), tables(in));
    }

    private static List<Source> files(RowReader in) {
        List<Source> files = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            files.add(new Source("", in.text()));
        }
        return files;
    }

    private static List<RulesSnapshot.Table> tables(RowReader in) {
        List<RulesSnapshot.Table> tables = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            tables.add(new RulesSnapshot.Table(in.number(), in.text(), in.truth(), in.text()));
        }
        return tables;
    }

    /** What {@link Renderer#outline} wrote; empty where another version of the engine did, or nobody. */
    public static Optional<Rendering> read(byte[] outline) {
        try {
            RowReader in = new RowReader(outline);
            return in.number() == MEANING ? Optional.of(new Rendering(in)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Names what the rules say, as {@link CheckedRules#checksum()} does. */
    public String checksum() {
        return checksum;
    }

    /** Whether rows say all that the rules do, so that these need not be read. */
    public boolean isWhole() {
        return isWhole;
    }

    UnknownItem unknownItem() {
        return unknownItem;
    }

    AttributeLayout[] layouts() {
        return layouts;
    }

    /** The same for rules that were read, if they are those that were rendered, word for word. */
    public Optional<Rendering> of(RulesSnapshot read) {
        return rules.hasTextOf(read) ? Optional.of(new Rendering(this, rules.named(read.sources()))) : Optional.empty();
    }

    /** The rules. */
    public CheckedRules rules(Schema schema) {
        return CheckedRules.of(rules, schema);
    }

    /** The row that an item carries, or that of an unknown one; null where it is damaged. */
    @Nullable
    Row row(byte[] id, @Nullable Item item) {
        if (item == null) {
            return row(id, null, unknown, new RowReader(unknown));
        }
        Item.Stored stored = item.stored();
        if (stored == null) {
            return null;
        }
        try {
            byte[] bytes = stored.bytes();
            return row(id, item, bytes, new RowReader(bytes, stored.rowFrom(), stored.rowTo()));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private Row row(byte[] id, @Nullable Item item, byte[] bytes, RowReader in) {
        int kind = in.small();
        if (kind == DROPPED) {
            return Row.dropped(id, item);
        }
        long fromElse = in.packed();
        int[] ends = new int[layouts.length + 1];
        int end = id.length;
        ends[0] = end;
        for (int i = 1; i < ends.length; i++) {
            end += (int) in.packed();
            ends[i] = end;
        }
        int json = in.passed(end - id.length);
        List<Diagnostic> diagnostics = kind == PLAIN ? List.of() : diagnostics(in);
        in.requireEnd();
        return Row.of(id, item, bytes, json, ends, fromElse, diagnostics);
    }

    private List<Diagnostic> diagnostics(RowReader in) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            Diagnostic.Code code = Diagnostic.Code.valueOf(in.text());
            diagnostics.add(new Diagnostic(
                    code, in.text(), rules.sources().get(in.number()).name() + in.text()));
        }
        return List.copyOf(diagnostics);
    }
}
