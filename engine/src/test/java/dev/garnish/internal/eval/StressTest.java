package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Eight threads at once over the same fresh expressions, each in an order of its own, with values that change type and
 * go missing from call to call: a million answers, all as the reference says. {@code -Dgarnish.stress.rounds=} for more.
 */
class StressTest {
    private static final int ROUNDS = Integer.getInteger("garnish.stress.rounds", 10);
    private static final int THREADS = 8;
    private static final int EXPRESSIONS = 50;
    private static final int SITUATIONS = 20;
    private static final int TIMES = 5;

    /** One evaluation and what it must give. */
    private record Task(Phrase phrase, Expression expression, Inputs inputs, Optional<Object> expected) {
        boolean isRight() {
            return PhraseProgram.isAlike(expected, expression.evaluate(inputs));
        }
    }

    @Test
    void noThreadEverGetsAnothersValue() throws Exception {
        Phrasebook phrasebook = new Phrasebook(new Random(8));
        long answers = 0;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Task> tasks = tasks(phrasebook);
                CyclicBarrier start = new CyclicBarrier(THREADS);
                List<Callable<List<String>>> shares = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    List<Task> own = new ArrayList<>(tasks);
                    Collections.shuffle(own, new Random(100L * round + thread));
                    shares.add(() -> wrong(own, start));
                }
                for (Future<List<String>> wrong : threads.invokeAll(shares)) {
                    assertThat(wrong.get()).isEmpty();
                }
                answers += (long) THREADS * TIMES * tasks.size();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).isEqualTo((long) ROUNDS * THREADS * TIMES * EXPRESSIONS * SITUATIONS);
    }

    private static List<Task> tasks(Phrasebook phrasebook) {
        List<Phrase> phrases =
                Stream.generate(phrasebook::any).limit(EXPRESSIONS).toList();
        List<Expression> expressions = PhraseProgram.of(phrases).compiled();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < SITUATIONS; i++) {
            Situation situation = phrasebook.edges().situation();
            Inputs inputs = situation.inputs();
            for (int j = 0; j < EXPRESSIONS; j++) {
                Phrase phrase = phrases.get(j);
                tasks.add(new Task(phrase, expressions.get(j), inputs, phrase.value(situation)));
            }
        }
        return tasks;
    }

    private static List<String> wrong(List<Task> tasks, CyclicBarrier start) throws Exception {
        List<String> wrong = new ArrayList<>();
        start.await();
        for (int i = 0; i < TIMES; i++) {
            tasks.stream().filter(task -> !task.isRight()).forEach(task -> wrong.add(task.phrase.text()));
        }
        return wrong;
    }
}
