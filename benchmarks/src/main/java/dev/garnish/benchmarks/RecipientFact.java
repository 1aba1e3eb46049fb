package dev.garnish.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fact that Drools gets for each recipient. */
public final class RecipientFact {
    private final Asked recipient;
    private final Made made;

    RecipientFact(Asked recipient, List<String> attributes) {
        this.recipient = recipient;
        this.made = new Made(attributes);
    }

    public @Nullable String getFirstName() {
        return recipient.firstName();
    }

    public Made getMade() {
        return made;
    }
}
