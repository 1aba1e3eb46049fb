package dev.garnish.benchmarks;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One thing to time: who, at what, under which compiler, with how many threads. */
record Cell(Work work, Contender contender, Shape shape, Compiler compiler, int threads) {
    /** What is timed. */
    enum Work {
        WHOLE_EVENT(WholeEvent.class),
        RULES_ALONE(RulesAlone.class);

        private final Class<?> benchmark;

        Work(Class<?> benchmark) {
            this.benchmark = benchmark;
        }
    }

    /** The JIT compilers at work: all, or only the first, which is how functions are usually run. */
    enum Compiler {
        C2,
        C1
    }

    static Cell of(Work work, Contender contender, Shape shape) {
        return new Cell(work, contender, shape, Compiler.C2, 1);
    }

    Cell with(Compiler other) {
        return new Cell(work, contender, shape, other, threads);
    }

    Cell with(int otherThreads) {
        return new Cell(work, contender, shape, compiler, otherThreads);
    }

    /** The hand-written handler at the same work. */
    Cell baseline() {
        return new Cell(work, Contender.HAND_TREE, shape, compiler, threads);
    }

    /** What JMH is to do for this cell, but for how long. */
    ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + work.benchmark.getName().replace(".", "\\.") + "\\.")
                .param("contender", contender.name())
                .param("endpoints", Integer.toString(shape.endpoints()))
                .param("task", shape.task().name())
                .param("items", Integer.toString(shape.items()))
                .threads(threads)
                .forks(1);
        return compiler == Compiler.C1
                ? options.jvmArgs("-Xms3g", "-Xmx3g", "-XX:TieredStopAtLevel=1")
                : options.jvmArgs("-Xms3g", "-Xmx3g");
    }

    @Override
    public String toString() {
        return "%s, %s, %d endpoints, %s, %d items, %s, %d thread%s"
                .formatted(
                        work,
                        contender,
                        shape.endpoints(),
                        shape.task(),
                        shape.items(),
                        compiler,
                        threads,
                        threads == 1 ? "" : "s");
    }
}
