/** What editors ask about rules, in offsets and spans of their texts: knows no protocol. */
@NullMarked
package dev.garnish.languageserver.internal;

import org.jspecify.annotations.NullMarked;
