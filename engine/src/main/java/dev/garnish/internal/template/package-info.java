/**
 * Message templates in Handlebars and in Liquid, as the places that read recommendations. A template is read once from its
 * start, in time that grows with its length; it is untrusted. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.internal.template;

import org.jspecify.annotations.NullMarked;
