package dev.garnish.rules;

/** Whether something happens for an item, as far as it can be known before the recipient is. */
enum Prospect {
    NEVER,
    FOR_SOME,
    ALWAYS
}
