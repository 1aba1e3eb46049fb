package dev.garnish.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hand-written handler's look-ups and decisions, without the JSON. */
final class HandWrittenRules implements Rules {
    private final Task task;
    private final Map<String, Product> products;

    HandWrittenRules(Task task, Map<String, Product> products) {
        this.task = task;
        this.products = products;
    }

    @Override
    public List<Map<String, Object>> apply(List<Asked> recipients) {
        List<Map<String, Object>> made = new ArrayList<>(recipients.size());
        for (Asked recipient : recipients) {
            made.add(
                    switch (task) {
                        case ITEMS_3 -> items3(recipient);
                        case ITEMS_10 -> items10(recipient);
                        case RECIPIENT_3 -> recipient3(recipient);
                    });
        }
        return made;
    }

    private Product product(String id) {
        return products.getOrDefault(id, Product.UNKNOWN);
    }

    private Map<String, Object> items3(Asked recipient) {
        int size = recipient.itemIds().size();
        List<String> titles = new ArrayList<>(size);
        List<String> genres = new ArrayList<>(size);
        List<String> imageUrls = new ArrayList<>(size);
        for (String id : recipient.itemIds()) {
            Product item = product(id);
            titles.add(HandWritten.title(item));
            genres.add(HandWritten.genre(item));
            imageUrls.add(HandWritten.imageUrl(item));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Title", titles);
        values.put("Genre", genres);
        values.put("ImageUrl", imageUrls);
        return values;
    }

    private Map<String, Object> items10(Asked recipient) {
        Map<String, Object> values = items3(recipient);
        int size = recipient.itemIds().size();
        List<String> styles = new ArrayList<>(size);
        List<String> kickers = new ArrayList<>(size);
        List<String> badges = new ArrayList<>(size);
        List<String> audiences = new ArrayList<>(size);
        List<String> offers = new ArrayList<>(size);
        List<String> teasers = new ArrayList<>(size);
        List<String> availabilities = new ArrayList<>(size);
        for (String id : recipient.itemIds()) {
            Product item = product(id);
            styles.add(HandWritten.style(item));
            kickers.add(HandWritten.kicker(item));
            badges.add(HandWritten.badge(item));
            audiences.add(HandWritten.audience(item));
            offers.add(HandWritten.offer(item));
            teasers.add(HandWritten.teaser(item));
            availabilities.add(HandWritten.availability(item));
        }
        values.put("Style", styles);
        values.put("Kicker", kickers);
        values.put("Badge", badges);
        values.put("Audience", audiences);
        values.put("Offer", offers);
        values.put("Teaser", teasers);
        values.put("Availability", availabilities);
        return values;
    }

    private Map<String, Object> recipient3(Asked recipient) {
        int size = recipient.itemIds().size();
        List<String> titles = new ArrayList<>(size);
        List<String> genres = new ArrayList<>(size);
        for (String id : recipient.itemIds()) {
            Product item = product(id);
            titles.add(HandWritten.title(item));
            genres.add(HandWritten.genre(item, recipient));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Title", titles);
        values.put("Genre", genres);
        values.put("Headline", HandWritten.headline(recipient));
        return values;
    }
}
