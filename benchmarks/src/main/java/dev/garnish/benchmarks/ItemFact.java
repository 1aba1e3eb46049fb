package dev.garnish.benchmarks;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fact that Drools gets for each recommended item of each recipient: flat, so that it can index what rules test. */
public final class ItemFact {
    private final Product item;
    private final Asked recipient;
    private final Made made;

    ItemFact(Product item, Asked recipient, List<String> attributes) {
        this.item = item;
        this.recipient = recipient;
        this.made = new Made(attributes);
    }

    public @Nullable String getTitle() {
        return item.title();
    }

    public @Nullable String getGenre() {
        return item.genre();
    }

    public @Nullable String getStyle() {
        return item.style();
    }

    public @Nullable BigDecimal getPrice() {
        return item.price();
    }

    public @Nullable String getImageFile() {
        return item.imageFile();
    }

    public @Nullable BigDecimal getStock() {
        return item.stock();
    }

    public @Nullable String getGenderAffinity() {
        return item.genderAffinity();
    }

    public boolean isPromoted() {
        return Boolean.TRUE.equals(item.promoted());
    }

    public @Nullable String getCountry() {
        return recipient.country();
    }

    public Made getMade() {
        return made;
    }
}
