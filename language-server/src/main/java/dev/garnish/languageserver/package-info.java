/**
 * The rules language in editors, by the Language Server Protocol. {@link dev.garnish.languageserver.RulesLanguageServer}
 * answers one client over a pair of streams; what it answers is in {@code internal}, which knows no protocol.
 */
@NullMarked
package dev.garnish.languageserver;

import org.jspecify.annotations.NullMarked;
