package dev.garnish.benchmarks;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.event.EventFormat;
import dev.garnish.lambda.TransformerHandler;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions whose start is timed, with their files. */
final class StartContenders {
    static final String ECHO = "echo";

    private static final int BY_HAND = 2_465;
    private static final List<Integer> SIZES = List.of(36, BY_HAND, 100_000);
    private static final int ENDPOINTS = 50;

    private final Path folder;
    private final Path code;

    /**
     * Functions that are installed in a folder.
     *
     * @param code the zip that Garnish's package is made of
     */
    StartContenders(Path folder, Path code) {
        this.folder = folder;
        this.code = code;
    }

    /** A function and the event it is given. */
    @SuppressWarnings("ArrayRecordComponent")
    record Case(StartContender contender, byte[] event) {}

    /** All of them, the one that the others are compared with first. */
    List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        byte[] event = event(Products.ofSize(BY_HAND), Task.ITEMS_3);
        Path echo = StartContender.installed(folder.resolve(ECHO), List.of("classes"));
        cases.add(new Case(new StartContender(ECHO, EchoFunction.class, echo, Map.of(), event), event));
        for (Task task : List.of(Task.ITEMS_3, Task.RECIPIENT_3)) {
            cases.add(byHand(task, SIZES.get(0)));
            cases.add(byHand(task, BY_HAND));
            for (int size : SIZES) {
                cases.add(garnish(task, size));
            }
        }
        return cases;
    }

    private static byte[] event(List<Product> products, Task task) {
        return Events.event(new Shape(ENDPOINTS, task, products.size()), products, 1);
    }

    /** As a report calls it. */
    static String byHandName(Task task, int size) {
        return "hand-written, " + rules(task) + ", " + size + " items";
    }

    static String garnishName(Task task, int size) {
        return "Garnish, " + rules(task) + ", " + size + " items";
    }

    private static String rules(Task task) {
        return task == Task.RECIPIENT_3 ? "the recipient too" : "items only";
    }

    private Case byHand(Task task, int size) throws IOException {
        List<Product> products = Products.ofSize(size);
        Map<String, Product> byId = new HashMap<>();
        products.forEach(product -> byId.put(product.id(), product));
        byte[] event = event(products, task);
        Path file = folder.resolve("products-" + size + ".json");
        TreeFunction.write(file, products);
        return new Case(
                new StartContender(
                        byHandName(task, size),
                        TreeFunction.class,
                        StartContender.installed(folder.resolve("by-hand"), List.of("classes", "jackson-", "jspecify")),
                        Map.of(TreeFunction.PRODUCTS, file.toString(), TreeFunction.TASK, task.name()),
                        new HandWrittenTree(task, byId).reply(event)),
                event);
    }

    private Case garnish(Task task, int size) throws IOException {
        List<Product> products = Products.ofSize(size);
        byte[] event = event(products, task);
        Catalog catalog = Garnish.catalog(products);
        Path root = Files.createDirectories(folder.resolve(task.fileName() + "-" + size));
        Path file = Files.writeString(
                Files.createDirectories(root.resolve("rules")).resolve(task.fileName() + ".rules"), task.text("rules"));
        RuleSet rules = RuleSet.parse(List.of(new Source(file.toString(), task.text("rules"))), catalog.schema());
        Path pack = root.resolve("catalog.pack");
        PackedCatalog.write(catalog, rules, pack);
        return new Case(
                new StartContender(
                        garnishName(task, size),
                        TransformerHandler.class,
                        StartContender.unzipped(code, root),
                        Map.of("LAMBDA_TASK_ROOT", root.toString()),
                        Enricher.of(rules, catalog)
                                .enrich(EventFormat.pinpoint(), event)
                                .json()),
                event);
    }
}
