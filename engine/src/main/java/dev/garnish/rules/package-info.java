/**
 * Rules as text, and the problems found in them.
 *
 * <p>A {@link dev.garnish.rules.Source} is one rules file that was read. A {@link dev.garnish.rules.RulesSource} reads
 * rules anew each time, and a {@link dev.garnish.rules.TableReader} the tables beside them: implement these for rules
 * that are not in files. A check gives {@link dev.garnish.rules.Problem}s, each with a stable
 * {@link dev.garnish.rules.Code} and the {@link dev.garnish.rules.Span} that it is about; errors arrive together in one
 * {@link dev.garnish.rules.InvalidRulesException}, which is where an application starts:
 *
 * <pre>{@code
 * try {
 *     RuleSet.parse(sources, schema);
 * } catch (InvalidRulesException e) {
 *     System.err.println(Problem.render(e.problems(), true));
 * }
 * }</pre>
 *
 * <p>All types are immutable and safe for many threads; sources and readers have to be.
 */
@NullMarked
package dev.garnish.rules;

import org.jspecify.annotations.NullMarked;
