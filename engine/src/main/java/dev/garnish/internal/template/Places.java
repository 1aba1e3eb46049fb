package dev.garnish.internal.template;

/** Follows the text of a template, so that it knows at which place the next tag stands. */
sealed interface Places permits HtmlPlaces, CodePlaces, PlainPlaces {
    /** The next character of the template's own text. */
    void read(char c);

    /** {@return where a value stands that is shown now} */
    Place show();

    /** {@return one that is where this one is, and goes on by itself} */
    Places copy();
}
