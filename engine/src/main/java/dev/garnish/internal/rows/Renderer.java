package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.Source;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Evaluates rules for items beforehand, as bytes that a catalog stores and {@link Rendering} reads. The bytes are those of
 * docs/catalog.md. Safe for use by many threads.
 */
public final class Renderer {
    private final CheckedRules rules;
    private final AttributeLayout[] layouts;
    private final Evaluator evaluator;

    private Renderer(CheckedRules rules) {
        this.rules = rules;
        this.layouts = AttributeLayout.of(rules);
        this.evaluator = new Evaluator(rules, layouts, true);
    }

    public static Renderer of(CheckedRules rules) {
        return new Renderer(rules);
    }

    /** Writes bytes to memory, which does not fail. */
    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The rules, and what is to be known of them when the rows are read. */
    public byte[] outline() {
        return bytes(this::outline);
    }

    private void outline(DataOutputStream out) throws IOException {
        out.writeInt(Rendering.MEANING);
        write(out, rules.checksum());
        out.writeBoolean(isWhole());
        out.writeByte(Rendering.UNKNOWN_ITEMS.indexOf(rules.program().unknownItem()));
        out.writeInt(layouts.length);
        for (AttributeLayout layout : layouts) {
            write(out, layout.name());
            out.writeBoolean(layout.once());
            out.writeBoolean(layout.isByItem());
            out.writeInt(layout.cases());
            write(out, layout.lastResort());
        }
        write(out, bytes(row -> row(row, evaluator.row(new byte[0], null, Budget.ofEvent()))));
        text(out, rules.snapshot());
    }

    /** Whether rows say all that the rules do. */
    private boolean isWhole() {
        for (AttributeLayout layout : layouts) {
            if (!layout.isByItem()) {
                return false;
            }
        }
        return !rules.compiled().readsClock()
                && rules.program().filter() == null
                && !rules.compiled().dropReadsRecipient()
                && rules.program().recipientFields().isEmpty();
    }

    private static void text(DataOutputStream out, RulesSnapshot rules) throws IOException {
        out.writeInt(rules.sources().size());
        for (Source file : rules.sources()) {
            write(out, file.text());
        }
        List<RulesSnapshot.Table> tables = rules.tables();
        out.writeInt(tables.size());
        for (RulesSnapshot.Table table : tables) {
            out.writeInt(table.file());
            write(out, table.name());
            out.writeBoolean(table.exists());
            write(out, table.text());
        }
    }

    /** What the rules give for an item whoever the recipient is. */
    public byte[] row(Item item) {
        return bytes(out -> row(out, evaluator.row(new byte[0], item, Budget.ofEvent())));
    }

    private void row(DataOutputStream out, Row row) throws IOException {
        if (row.isDropped()) {
            out.writeByte(Rendering.DROPPED);
            return;
        }
        boolean isPlain = row.diagnostics().isEmpty();
        out.writeByte(isPlain ? Rendering.PLAIN : Rendering.WITH_DIAGNOSTICS);
        packed(out, row.fromElse());
        for (int i = 0; i < layouts.length; i++) {
            packed(out, row.jsonTo(i) - row.jsonFrom(i));
        }
        out.write(row.text());
        if (!isPlain) {
            out.writeInt(row.diagnostics().size());
            for (Diagnostic diagnostic : row.diagnostics()) {
                diagnostic(out, diagnostic);
            }
        }
    }

    /** Seven bits a byte, lowest first, the top bit set in all but the last. */
    private static void packed(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Its message begins with the name of a rules file, which may be another where the rows are read. */
    private void diagnostic(DataOutputStream out, Diagnostic diagnostic) throws IOException {
        int file = file(diagnostic.message());
        write(out, diagnostic.code().name());
        write(out, diagnostic.where());
        out.writeInt(file);
        write(
                out,
                diagnostic.message().substring(rules.sources().get(file).name().length()));
    }

    private int file(String message) {
        List<Source> sources = rules.sources();
        for (int i = 0; i < sources.size(); i++) {
            if (message.startsWith(sources.get(i).name() + ":")) {
                return i;
            }
        }
        throw new IllegalStateException("a diagnostic names none of the rules files");
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
