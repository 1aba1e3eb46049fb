package dev.garnish.lambda;

import dev.garnish.Enricher;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What answers now; rules and items take over as one reference. Safe for use by many threads. */
interface Answering {
    /** Works with what answers now, which stays usable until the work is done. */
    <R> R use(Function<? super Serving, ? extends R> work);

    /** Other rules, which fit, take over. */
    void replace(FoundRules found, Enricher fit);

    /** Over items that stay the same. */
    final class Fixed implements Answering {
        private final AtomicReference<Serving> now;

        Fixed(Serving first) {
            this.now = new AtomicReference<>(first);
        }

        @Override
        public <R> R use(Function<? super Serving, ? extends R> work) {
            return work.apply(Objects.requireNonNull(now.get()));
        }

        @Override
        public void replace(FoundRules found, Enricher fit) {
            update(serving -> serving.with(fit));
        }

        void update(UnaryOperator<Serving> change) {
            now.updateAndGet(change);
        }
    }
}
