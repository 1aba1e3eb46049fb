package dev.garnish.spark;

import dev.garnish.Garnish;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.internal.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The engines of this JVM: one for each content of rules and items, shared by its tasks. The newest stays open until the JVM
 * ends; an earlier one is closed when its last task has ended, so that a long session over many rules does not fill the
 * memory.
 */
final class Engines {
    private static final Map<String, Engine> OPEN = new HashMap<>();
    private static @Nullable Engine newest;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Engines::closeAll, "garnish-close"));
    }

    private static final class Engine {
        private final String key;
        private final PackedCatalog items;
        private final Garnish garnish;
        private int tasks;

        private Engine(EngineSpec spec) {
            this.key = spec.key();
            this.items = items(spec);
            this.garnish =
                    Garnish.builder().packagedRules(spec.rules()).catalog(items).open();
        }

        private void close() {
            garnish.close();
            items.close();
        }
    }

    private Engines() {}

    /**
     * The engine of this content, opened if this JVM has none. It stays usable until the running task ends; outside of a
     * task, until the next call.
     *
     * @throws IllegalStateException if this JVM has no such pack, or another one
     */
    static synchronized Garnish of(EngineSpec spec) {
        Engine engine = OPEN.get(spec.key());
        if (engine == null) {
            engine = new Engine(spec);
            OPEN.put(engine.key, engine);
        }
        newest = engine;
        closeIdle();
        keepWhile(TaskContext.get(), engine);
        return engine.garnish;
    }

    private static void keepWhile(@Nullable TaskContext task, Engine engine) {
        if (task != null) {
            engine.tasks++;
            TaskCompletionListener release = ended -> release(engine);
            task.addTaskCompletionListener(release);
        }
    }

    private static synchronized void release(Engine engine) {
        engine.tasks--;
        closeIdle();
    }

    private static void closeIdle() {
        OPEN.values().removeIf(engine -> {
            boolean isIdle = engine.tasks == 0 && engine != newest;
            if (isIdle) {
                engine.close();
            }
            return isIdle;
        });
    }

    private static synchronized void closeAll() {
        OPEN.values().forEach(Engine::close);
        OPEN.clear();
    }

    private static PackedCatalog items(EngineSpec spec) {
        Path file = SharedFiles.passedAs(spec.pack());
        String name = Printable.name(spec.pack());
        if (!Files.exists(file)) {
            throw new IllegalStateException(name + ": not on this executor: give it to spark-submit by --files");
        }
        PackedCatalog items = PackedCatalog.open(file);
        if (!items.version().equals(spec.packVersion())) {
            items.close();
            throw new IllegalStateException(
                    name + ": this executor has other items than the driver: give each version a name of its own");
        }
        return items;
    }
}
