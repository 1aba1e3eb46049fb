package dev.garnish;

import dev.garnish.rules.RuleSet;
import dev.garnish.rules.RulesText;
import dev.garnish.rules.lang.Program.UnknownItem;
import dev.garnish.rules.lang.Source;
import dev.garnish.rules.lang.TableReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Renderer} made of a rule set for every item of a catalog. Immutable. Plain loops and plain streams: a cold
 * function's first reply waits for this.
 */
public final class Rendering {
    /** Raised when the same rules give another row, or one that is written otherwise; rows of another are not used. */
    static final int MEANING = 1;

    /** The code of each is its place here: append, never reorder. */
    static final List<UnknownItem> UNKNOWN_ITEMS =
            List.of(UnknownItem.USE_ELSE, UnknownItem.DROP_ITEM, UnknownItem.FAIL_RECIPIENT);

    private final String checksum;
    private final boolean isWhole;
    private final UnknownItem unknownItem;
    private final Heading[] headings;
    private final byte[] unknown;
    private final RulesText text;

    /** As the files are named now. */
    private final List<String> names;

    private Rendering(Rendering other, List<String> names) {
        this.checksum = other.checksum;
        this.isWhole = other.isWhole;
        this.unknownItem = other.unknownItem;
        this.headings = other.headings;
        this.unknown = other.unknown;
        this.text = other.text;
        this.names = names;
    }

    private Rendering(DataInputStream in) throws IOException {
        this.checksum = text(in);
        this.isWhole = in.readBoolean();
        this.unknownItem = UNKNOWN_ITEMS.get(in.readByte());
        this.headings = new Heading[in.readInt()];
        for (int i = 0; i < headings.length; i++) {
            headings[i] = new Heading(text(in), in.readBoolean(), in.readBoolean(), in.readInt(), text(in));
        }
        this.unknown = bytes(in);
        this.text = new RulesText(files(in), tables(in));
        this.names = List.of();
    }

    private static List<String> files(DataInputStream in) throws IOException {
        List<String> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.add(text(in));
        }
        return files;
    }

    private static List<RulesText.Table> tables(DataInputStream in) throws IOException {
        List<RulesText.Table> tables = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            tables.add(new RulesText.Table(in.readInt(), text(in), in.readBoolean(), text(in)));
        }
        return tables;
    }

    /** What {@link Renderer#outline} wrote; empty where another version of the engine did, or nobody. */
    public static Optional<Rendering> read(byte[] outline) {
        try (DataInputStream in = in(outline)) {
            return in.readInt() == MEANING ? Optional.of(new Rendering(in)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Names what the rules say, as {@link RuleSet#checksum()} does. */
    String checksum() {
        return checksum;
    }

    /** Whether rows say all that the rules do, so that these need not be read. */
    boolean isWhole() {
        return isWhole;
    }

    UnknownItem unknownItem() {
        return unknownItem;
    }

    Heading[] headings() {
        return headings;
    }

    /** The same for rules that stand somewhere, if they are those that were rendered, word for word. */
    Optional<Rendering> of(List<Source> sources, TableReader tables) {
        return text.isIn(sources, tables) ? Optional.of(named(sources)) : Optional.empty();
    }

    /** The same for rules that were read, if they are those that were rendered. */
    Optional<Rendering> of(RuleSet rules) {
        return text.equals(rules.text()) ? Optional.of(named(rules.sources())) : Optional.empty();
    }

    private Rendering named(List<Source> sources) {
        List<String> named = new ArrayList<>();
        for (Source source : sources) {
            named.add(source.name());
        }
        return new Rendering(this, named);
    }

    /** The rules. */
    RuleSet rules(Schema schema) {
        return text.parse(names, schema);
    }

    /** The row that an item carries, or that of an unknown one; null where it is damaged. */
    @Nullable
    Row row(byte[] id, @Nullable Item item) {
        try (DataInputStream in = in(item == null ? unknown : item.rendered())) {
            return in.readBoolean() ? Row.dropped(id, item) : row(id, item, in);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private Row row(byte[] id, @Nullable Item item, DataInputStream in) throws IOException {
        long fromElse = in.readLong();
        int[] ends = new int[headings.length + 1];
        for (int i = 0; i < headings.length; i++) {
            ends[i + 1] = ends[i] + in.readInt();
        }
        byte[] json = bytes(in);
        if (json.length != ends[headings.length]) {
            throw new IllegalArgumentException("a row's parts are not as long as it says");
        }
        return new Row(id, item, new @Nullable String[headings.length], json, ends, fromElse, diagnostics(in));
    }

    private List<Diagnostic> diagnostics(DataInputStream in) throws IOException {
        int left = in.readInt();
        if (left == 0) {
            return List.of();
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (; left > 0; left--) {
            Diagnostic.Code code = Diagnostic.Code.valueOf(text(in));
            diagnostics.add(new Diagnostic(code, text(in), names.get(in.readInt()) + text(in)));
        }
        return diagnostics;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in)];
        in.readFully(bytes);
        return bytes;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("length " + length);
        }
        return length;
    }
}
