package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.internal.rules.RulesSnapshot;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What answers now; rules and items take over as one reference. Safe for use by many threads. */
interface Answering {
    /** Works with what answers now, which stays usable until the work is done. */
    <R> R use(Function<? super Serving, ? extends R> work);

    /** Other rules, which fit, take over. */
    void replace(RulesSnapshot found, Enricher fit);

    /** Over items that stay the same. */
    final class Fixed implements Answering {
        /** Changed under this object's lock; an atomic makes a fresh JVM load what it is made of. */
        private volatile Serving now;

        Fixed(Serving first) {
            this.now = first;
        }

        @Override
        public <R> R use(Function<? super Serving, ? extends R> work) {
            return work.apply(now);
        }

        @Override
        public void replace(RulesSnapshot found, Enricher fit) {
            update(serving -> serving.with(fit));
        }

        synchronized void update(UnaryOperator<Serving> change) {
            now = change.apply(now);
        }
    }
}
