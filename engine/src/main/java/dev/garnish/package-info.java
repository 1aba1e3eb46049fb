/**
 * The engine: rules and items become what recipients are shown.
 *
 * <p>Start with {@link dev.garnish.Garnish}: it opens rules over a catalog, keeps both up to date, and answers for one
 * recipient ({@link dev.garnish.Garnish#recommend recommend}, which gives {@link dev.garnish.Recommendations}) or for a
 * host's whole event ({@link dev.garnish.Garnish#enrich(dev.garnish.event.EventFormat, byte[]) enrich}, which gives an
 * {@link dev.garnish.Enrichment}). An application that does its own reloading works one level lower: a
 * {@link dev.garnish.RuleSet} is rules that passed their check, and an {@link dev.garnish.Enricher} is a rule set over
 * one version of the items.
 *
 * <p>Every type is safe for use by many threads, except {@link dev.garnish.GarnishBuilder} and
 * {@link dev.garnish.ReplyBuffer}. Nothing is null unless it is marked {@code @Nullable}. Faulty rules fail when they are
 * opened, with every problem in one exception; a value, item or recipient that fails later becomes a
 * {@link dev.garnish.event.Diagnostic} and the rest goes out. The engine never prints or logs.
 */
@NullMarked
package dev.garnish;

import org.jspecify.annotations.NullMarked;
