/**
 * What looks at rules over a whole catalog: checks, tests, explanations, previews, differences. For tools of authors; nothing here
 * serves events, and all of it evaluates by the compiled rules that do.
 *
 * <ul>
 *   <li>Do the rules do what their tests expect? {@link dev.garnish.review.RuleTests}
 *   <li>What is probably a mistake? {@link dev.garnish.review.CatalogCheck}, and after each save {@link
 *       dev.garnish.review.RulesReview}
 *   <li>How often does each case give a value? {@link dev.garnish.review.CatalogCoverage}
 *   <li>Why does an item or a recipient get this? {@link dev.garnish.review.Explainer}
 *   <li>What changes with the next rules or items? {@link dev.garnish.review.ReleaseDiff}
 *   <li>Which values can stand in a sender's own catalog? {@link dev.garnish.review.FinishedColumns}
 * </ul>
 *
 * <p>They read a catalog's items as a stream. Explanations and previews hold data of items and recipients: they are for authors
 * working on data of their own.
 */
@NullMarked
package dev.garnish.review;

import org.jspecify.annotations.NullMarked;
