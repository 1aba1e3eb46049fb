package dev.garnish.internal.template;

/** Plain text, in which all places are alike. */
final class PlainPlaces implements Places {
    @Override
    public void read(char c) {
        // Nothing means anything here.
    }

    @Override
    public Place show() {
        return Place.PLAIN;
    }

    @Override
    public Places copy() {
        return this;
    }
}
