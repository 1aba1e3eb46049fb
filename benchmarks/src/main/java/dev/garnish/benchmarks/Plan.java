package dev.garnish.benchmarks;

import dev.garnish.benchmarks.Cell.Compiler;
import dev.garnish.benchmarks.Cell.Work;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a run times: tables of cells. Every table has its own baseline in it. */
record Plan(List<Section> sections) {
    private static final Shape USUAL = new Shape(50, Task.ITEMS_3, 2_465);
    private static final Set<Contender> ALL = EnumSet.allOf(Contender.class);
    private static final Set<Contender> FEW = EnumSet.of(Contender.HAND_TREE, Contender.HAND_MAP, Contender.GARNISH);

    /** One table. */
    record Section(String title, List<Cell> cells) {}

    /** Everybody at everything: about an hour and a half. */
    static Plan full() {
        return of(ALL, ALL);
    }

    /** Everybody at the usual event only: about ten minutes. */
    static Plan quick() {
        return of(FEW, EnumSet.of(Contender.HAND_TREE, Contender.GARNISH, Contender.GARNISH_COLD));
    }

    private static Plan of(Set<Contender> atOtherShapes, Set<Contender> underC1) {
        List<Section> sections = new ArrayList<>();
        sections.add(wholeEvent(USUAL, Compiler.C2, ALL));
        sections.add(wholeEvent(USUAL, Compiler.C1, underC1));
        sections.add(rulesAlone(USUAL, Compiler.C2, ALL));
        sections.add(rulesAlone(USUAL, Compiler.C1, underC1));
        for (Shape shape : List.of(
                new Shape(50, Task.RECIPIENT_3, 2_465),
                new Shape(50, Task.ITEMS_10, 2_465),
                new Shape(50, Task.ITEMS_3, 36),
                new Shape(50, Task.ITEMS_3, 100_000),
                new Shape(1, Task.ITEMS_3, 2_465),
                new Shape(5_000, Task.ITEMS_3, 2_465))) {
            sections.add(wholeEvent(shape, Compiler.C2, atOtherShapes));
        }
        sections.add(wholeEvent(new Shape(50, Task.RECIPIENT_3, 2_465), Compiler.C1, underC1));
        sections.add(rulesAlone(new Shape(50, Task.RECIPIENT_3, 2_465), Compiler.C2, atOtherShapes));
        sections.add(flatness());
        sections.add(twoThreads());
        return new Plan(List.copyOf(sections));
    }

    /** The sections whose titles hold a text, ignoring case. */
    Plan only(String text) {
        return new Plan(sections.stream()
                .filter(section -> section.title().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .toList());
    }

    /** Each cell once, in the tables' order. */
    Set<Cell> cells() {
        Set<Cell> cells = new LinkedHashSet<>();
        sections.forEach(section -> cells.addAll(section.cells()));
        return cells;
    }

    private static Section wholeEvent(Shape shape, Compiler compiler, Set<Contender> contenders) {
        List<Cell> cells = contenders.stream()
                .map(contender -> Cell.of(Work.WHOLE_EVENT, contender, shape).with(compiler))
                .toList();
        return new Section("Whole event: " + words(shape, compiler), cells);
    }

    private static Section rulesAlone(Shape shape, Compiler compiler, Set<Contender> contenders) {
        List<Cell> cells = contenders.stream()
                .filter(Contender::hasRulesOfItsOwn)
                .map(contender -> Cell.of(Work.RULES_ALONE, contender, shape).with(compiler))
                .toList();
        return new Section("Rules alone: " + words(shape, compiler), cells);
    }

    private static String words(Shape shape, Compiler compiler) {
        return "%,d endpoint%s, %s, %,d items%s"
                .formatted(
                        shape.endpoints(),
                        shape.endpoints() == 1 ? "" : "s",
                        shape.task().title(),
                        shape.items(),
                        compiler == Compiler.C1 ? ", C1 only" : "");
    }

    private static Section flatness() {
        List<Cell> cells = new ArrayList<>();
        for (int endpoints : List.of(50, 500, 5_000, 50_000)) {
            for (Contender contender : List.of(Contender.HAND_TREE, Contender.GARNISH, Contender.GARNISH_BUFFER)) {
                cells.add(Cell.of(Work.WHOLE_EVENT, contender, new Shape(endpoints, Task.ITEMS_3, 2_465)));
            }
        }
        return new Section("Flatness: microseconds an endpoint as events grow", cells);
    }

    private static Section twoThreads() {
        List<Cell> cells = new ArrayList<>();
        for (int threads : List.of(1, 2)) {
            for (Contender contender : List.of(Contender.HAND_TREE, Contender.GARNISH)) {
                cells.add(Cell.of(Work.WHOLE_EVENT, contender, USUAL).with(threads));
            }
        }
        return new Section("Threads: one and two at the usual event", cells);
    }
}
