package dev.garnish.review;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.review.ReleaseDiffReport.Touched;
import dev.garnish.review.ReleaseDiffReport.TouchedAttribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts for how many real recipients, such as those of past recommendations, two releases give something else. Nothing of
 * a recipient is remembered. For one thread.
 */
public final class RecipientImpact {
    private final Enricher before;
    private final Enricher after;
    private final Map<String, Long> byAttribute = new LinkedHashMap<>();
    private long recipients;
    private long touched;

    private RecipientImpact(Release before, Release after) {
        this.before = Enricher.of(before.rules(), before.catalog());
        this.after = Enricher.of(after.rules(), after.catalog());
        before.rules().attributes().forEach(name -> byAttribute.put(name, 0L));
        after.rules().attributes().forEach(name -> byAttribute.put(name, 0L));
    }

    /**
     * Begins to count.
     *
     * @param before what is live
     * @param after what is to take its place
     * @return a counter at zero
     */
    public static RecipientImpact of(Release before, Release after) {
        return new RecipientImpact(before, after);
    }

    /**
     * Compares what one recipient gets.
     *
     * @param one with the items that were recommended
     */
    public void count(Addressee one) {
        List<String> items = one.items() == null ? List.of() : one.items();
        Recommendations was = before.recommend(one.recipient(), items);
        Recommendations is = after.recommend(one.recipient(), items);
        recipients++;
        Map<String, Object> old = was.values();
        Map<String, Object> now = is.values();
        boolean differs = was.outcome() != is.outcome();
        for (String name : List.copyOf(byAttribute.keySet())) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                differs = true;
                byAttribute.merge(name, 1L, Long::sum);
            }
        }
        touched += differs ? 1 : 0;
    }

    /** {@return what was counted so far} */
    public Touched touched() {
        return new Touched(
                recipients,
                touched,
                byAttribute.entrySet().stream()
                        .filter(one -> one.getValue() > 0)
                        .map(one -> new TouchedAttribute(one.getKey(), one.getValue()))
                        .toList());
    }
}
