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
import java.util.Optional;

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

    private static final String DATED = """
            zone "America/St_Johns"
            table words from words.csv by recipient.locale
            attribute Days
              use text(today) + "|" + text(now) + "|" + text(today - 30 days) + "|" + text(day("2026-01-31") + 1 month)
                + "|" + text(item.released + 90 minutes) + "|" + text(days_between(item.released, today)) + "|"
                + text(weekday(now)) + text(month(now)) + text(year(now)) + text(hour(now)) + "|"
                + text(item.released == day("2016-07-20")) + "|" + date(now, "HH:mm d MMM", "fr-FR", "Asia/Kathmandu")
              else "-"
            attribute Words
              use plural("words", "films", position) + "|" + plural(item.price, "# film", "# filmy", "# filmów", "# filmu", "pl")
                + "|" + plural(item.price, "# one", "# other") + "|" + lookup("words", "all")
              else "-"
            attribute Lists once
              use join_and(items.title, "de-AT") + "|" + join_and(items.title, "en-US") + "|" + join(sort(items.title), ";")
                + "|" + text(avg(items.price)) + "|" + text(sum(items.price)) + "|" + capital(recipient.city)
              else "-"
            attribute Group
              use text(group(item.title, "winter-2026", 1000)) + "|" + text(group(recipient.city, "ıß", 7))
              else "-"
            attribute Sms max 40 sms
              use item.title + " €[]~ " + item.title
              else "-"
            attribute Gsm max 20 sms
              use "Zurich €10 [ä] and more of it"
              else "-"
            attribute Link link schemes https tel
              use with_params("https://example.com/" + item.title, "q ı", recipient.city)
              else "https://example.com/"
            """;

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 12, 1, 3, 15, 7);

    private Rendering() {}

    public static void main(String[] arguments) {
        List<Item> items = List.of(
                item("1", "title istanbul ıİ ÇĞ éß", "1234567.895"),
                item("2", "👩‍👩‍👧 ΟΔΟΣ ijsland ångström", "-0.004"));
        Recipient recipient = Recipient.of("e-1").with(RecipientField.plain("city"), "Zürich ıß");
        print(RuleSet.parse(List.of(new Source("movies.rules", RULES)), Trees.SCHEMA), items, recipient);
        String words = """
                key,en,pl
                all,All,Wszystkie
                films.one,# film,# film
                films.few,,# filmy
                films.many,,# filmów
                films.other,# films,# filmu
                """;
        RuleSet dated = RuleSet.parse(
                List.of(new Source("dated.rules", DATED)), Trees.SCHEMA, (rules, file) -> Optional.of(words));
        print(dated, items, recipient.with(RecipientField.plain("locale"), "pl_PL"));
    }

    private static void print(RuleSet rules, List<Item> items, Recipient recipient) {
        for (Attribute attribute : rules.unwrap(CheckedRules.class).compiled().attributes()) {
            for (Item item : items) {
                Outcome outcome =
                        attribute.evaluate(Inputs.of(item, 1, items, recipient).within(Budget.ofEvent(NOW)));
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
