package dev.garnish.benchmarks;

import dev.garnish.Enricher;
import dev.garnish.ReplyBuffer;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Garnish, as an application would embed it. */
final class Garnish implements Handler, Rules {
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("style", Type.TEXT),
            new Column("description", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("image_file", Type.TEXT),
            new Column("stock", Type.NUMBER),
            new Column("gender_affinity", Type.TEXT),
            new Column("promoted", Type.TRUTH));

    /** Events and replies of any length, as the others take and give them. */
    private static final EventFormat PINPOINT = EventFormat.pinpoint(ReplyEnvelope.BARE, Integer.MAX_VALUE);

    private static final RecipientField COUNTRY = RecipientField.plain("country");

    private final Catalog catalog;
    private final List<RecipientField> read;
    private final boolean forgetful;
    private final Enricher enricher;

    private Garnish(Task task, List<Product> products, boolean forgetful) {
        RuleSet rules = RuleSet.parse(List.of(source(task)), SCHEMA);
        this.catalog = catalog(products);
        this.read = rules.recipientFields();
        this.forgetful = forgetful;
        this.enricher = Enricher.of(rules, catalog);
    }

    /** Remembers what items give, as it does when it is used. */
    static Garnish warm(Task task, List<Product> products) {
        return new Garnish(task, products, false);
    }

    /** Starts each event with nothing remembered. */
    static Garnish cold(Task task, List<Product> products) {
        return new Garnish(task, products, true);
    }

    private static Source source(Task task) {
        return new Source(task.fileName() + ".rules", task.text("rules"));
    }

    static Catalog catalog(List<Product> products) {
        return Catalog.of(SCHEMA, products.stream().map(Garnish::item).toList());
    }

    private static Item item(Product product) {
        return Item.of(
                SCHEMA,
                product.id(),
                product.title(),
                product.genre(),
                product.style(),
                product.description(),
                product.price(),
                product.imageFile(),
                product.stock(),
                product.genderAffinity(),
                product.promoted());
    }

    private Enricher enricher() {
        return forgetful ? enricher.with(catalog) : enricher;
    }

    @Override
    public byte[] reply(byte[] event) {
        return enricher().enrich(PINPOINT, event).json();
    }

    /** Writes one reply over the other. For one thread. */
    Handler intoBuffer() {
        ReplyBuffer buffer = new ReplyBuffer();
        return new Handler() {
            @Override
            public byte[] reply(byte[] event) {
                enricher().enrich(PINPOINT, event, buffer);
                return buffer.toBytes();
            }

            @Override
            public Object answer(byte[] event) {
                enricher().enrich(PINPOINT, event, buffer);
                return buffer;
            }
        };
    }

    @Override
    public List<Map<String, Object>> apply(List<Asked> recipients) {
        Enricher asked = enricher();
        List<Map<String, Object>> made = new ArrayList<>(recipients.size());
        for (Asked one : recipients) {
            made.add(asked.recommend(recipient(one), one.itemIds()).values());
        }
        return made;
    }

    private Recipient recipient(Asked asked) {
        Map<RecipientField, List<String>> fields = new HashMap<>();
        for (RecipientField field : read) {
            putPresent(fields, field, field.equals(COUNTRY) ? asked.country() : asked.firstName());
        }
        return Recipient.ofFields(asked.id(), fields);
    }

    private static void putPresent(
            Map<RecipientField, List<String>> fields, RecipientField field, @Nullable String value) {
        if (value != null) {
            fields.put(field, List.of(value));
        }
    }
}
