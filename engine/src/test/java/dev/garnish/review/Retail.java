package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A real catalog of 2,465 shop products that stands beside the project, where it does. */
final class Retail {
    private static final Path FILE = Path.of("../../shared/data/retail/items.csv");
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,\n\r]*)");
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("style", Type.TEXT),
            new Column("description", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("image_file", Type.TEXT),
            new Column("stock", Type.NUMBER),
            new Column("gender_affinity", Type.TEXT),
            new Column("promoted", Type.TEXT));

    private Retail() {}

    static Optional<Catalog> catalog() throws IOException {
        return Files.exists(FILE) ? Optional.of(read(Files.readString(FILE))) : Optional.empty();
    }

    private static Catalog read(String csv) {
        List<Item> items = new ArrayList<>();
        for (List<String> record : records(csv)) {
            if (!record.get(0).equals("item_id")) {
                items.add(Item.of(SCHEMA, record.get(0), values(record)));
            }
        }
        return Catalog.of(SCHEMA, items);
    }

    private static @Nullable Object[] values(List<String> record) {
        @Nullable Object[] values = new @Nullable Object[SCHEMA.columns().size()];
        for (int i = 0; i < values.length; i++) {
            String text = record.get(i + 1);
            boolean number = SCHEMA.columns().get(i).type() == Type.NUMBER;
            values[i] = number && text.isBlank() ? null : number ? new BigDecimal(text) : text;
        }
        return values;
    }

    private static List<List<String>> records(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        Matcher field = FIELD.matcher(csv);
        int at = 0;
        while (at < csv.length() && field.region(at, csv.length()).lookingAt()) {
            record.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
            boolean more = field.end() < csv.length() && csv.charAt(field.end()) == ',';
            if (!more) {
                records.add(record);
                record = new ArrayList<>();
            }
            at = more ? field.end() + 1 : csv.indexOf('\n', field.end()) + 1;
            at = at == 0 ? csv.length() : at;
        }
        return records;
    }
}
