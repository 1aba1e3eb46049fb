package dev.garnish.server.studio;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a studio starts with.
 *
 * @param rules a rules file or a folder of them, which need not exist yet
 * @param catalog a path or an address; null for {@code items.mv.db} beside the rules, else the sample where there are rules.
 *     What cannot be opened is shown on the page, and looked for again
 * @param port on this machine; 0 is any that is free
 * @param state a folder of Garnish's own, in which texts that were not saved survive
 * @param releases the folder that hosts read their rules from; null where nothing is shipped from here
 * @param reasons says in one line, for the author, why a file or a catalog cannot be used
 * @param version of Garnish
 * @param log takes a line for each fault of ours
 */
public record StudioOptions(
        Path rules,
        @Nullable String catalog,
        int port,
        Path state,
        @Nullable Path releases,
        Function<Throwable, String> reasons,
        String version,
        PrintStream log) {}
