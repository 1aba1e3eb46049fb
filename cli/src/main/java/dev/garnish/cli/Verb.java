package dev.garnish.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One command of {@code garnish}; running it gives the exit code. Options are laid out by hand and not by annotations:
 * reading those costs a fresh JVM as much as all the rest of a short command.
 */
interface Verb extends Callable<Integer> {
    CommandSpec spec();
}
