/** The AWS Lambda host; thin: settings, bytes in, bytes out. */
@NullMarked
package dev.garnish.lambda;

import org.jspecify.annotations.NullMarked;
