package dev.garnish.internal.template;

/** JSON or a script: texts between quotation marks, and what stands outside them. */
final class CodePlaces implements Places {
    private final String marks;

    /** That of the text that is open; 0 outside all. */
    private char mark;

    private boolean escapes;

    private CodePlaces(String marks) {
        this.marks = marks;
    }

    static CodePlaces json() {
        return new CodePlaces("\"");
    }

    static CodePlaces script() {
        return new CodePlaces("\"'`");
    }

    @Override
    public void read(char c) {
        if (escapes) {
            escapes = false;
        } else if (mark == 0) {
            mark = marks.indexOf(c) >= 0 ? c : 0;
        } else if (c == mark) {
            mark = 0;
        } else {
            escapes = c == '\\';
        }
    }

    @Override
    public Place show() {
        return mark == 0 ? Place.CODE : Place.STRING;
    }

    @Override
    public CodePlaces copy() {
        CodePlaces copy = new CodePlaces(marks);
        copy.mark = mark;
        copy.escapes = escapes;
        return copy;
    }
}
