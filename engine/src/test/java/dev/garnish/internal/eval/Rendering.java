package dev.garnish.internal.eval;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;

/** A program that prints, in hexadecimal, the bytes of values that a locale, a time zone or an encoding could change. */
final class Rendering {
    private static final String RULES = """
            attribute Numbers
              use format(item.price, "#,##0.00") + "|" + format(-item.price, "#,##,##0.###", "en-IN") + "|"
                + format(item.price / 100, "0.0%", "de-DE") + "|" + format(item.price, "#,##0.0", "ar-EG") + "|"
                + text(item.price) + "|" + text(item.price / 7) + "|" + text(number(" 1e3 ")) + "|" + text(position)
              else "-"
            attribute Money
              use money(item.price, "EUR", "de-DE") + "|" + money(-item.price, "USD", "en-US") + "|"
                + money(item.price, "JPY", "ja-JP") + "|" + money(item.price, "CHF", "de-CH") + "|"
                + money(item.price, "INR", "hi-IN") + "|" + money(item.price, "SAR", "ar-SA")
              else "-"
            attribute Dates
              use date(item.released, "EEEE, d MMMM yyyy HH:mm:ss") + "|" + date(item.released, "EEE d MMM yy h:mm a", "tr-TR")
                + "|" + date(item.released, "d MMMM yyyy", "th-TH") + "|" + date(item.released, "d MMMM yyyy", "ar-EG")
                + "|" + text(item.released) + "|" + text(item.released < day("2016-07-21T23:59:59"))
              else "-"
            attribute Cases
              use upper(item.title) + "|" + lower(item.title) + "|" + title_case(item.title) + "|"
                + text(item.title.equalsIgnoreCase("TITLE ISTANBUL"))
              else "-"
            attribute Cut max 12
              use shorten(item.title, 9) + "|" + text(item.title.length()) + "|" + item.title.substring(1, 4)
              else "-"
            attribute Ordered once
              use join(items.title, ", ") + url(recipient.city) + html("<ß>") + (recipient.city < "z" ? "<" : ">=")
              else "-"
            """;

    private Rendering() {}

    public static void main(String[] arguments) {
        List<Item> items = List.of(
                item("1", "title istanbul ıİ ÇĞ éß", "1234567.895"),
                item("2", "👩‍👩‍👧 ΟΔΟΣ ijsland ångström", "-0.004"));
        Recipient recipient = Recipient.of("e-1").with(RecipientField.plain("city"), "Zürich ıß");
        RuleSet rules = RuleSet.parse(List.of(new Source("movies.rules", RULES)), Trees.SCHEMA);
        for (Attribute attribute : rules.unwrap(CheckedRules.class).compiled().attributes()) {
            for (Item item : items) {
                Outcome outcome = attribute.evaluate(Inputs.of(item, 1, items, recipient));
                byte[] bytes = outcome.value().getBytes(StandardCharsets.UTF_8);
                String line =
                        "%s %s%n".formatted(attribute.name(), HexFormat.of().formatHex(bytes));
                System.out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static Item item(String id, String title, String price) {
        LocalDateTime released = LocalDateTime.of(2016, 7, 21, 0, 30, 5);
        return Item.of(
                Trees.SCHEMA, id, title, "Comedy", new BigDecimal(price), null, true, released, List.of("Comedy"));
    }
}
