/** A shop whose pages and messages show recommended films. */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
