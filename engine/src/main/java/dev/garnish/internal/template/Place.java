package dev.garnish.internal.template;

/** Where a template shows a value: what stands around it decides what it means there, and which escape it needs. */
public enum Place {
    /** In a message of plain text, such as an SMS or a subject. */
    PLAIN,
    /** Between the tags of HTML. */
    MARKUP,
    /** In the quoted value of an HTML attribute. */
    ATTRIBUTE,
    /** In the value of an HTML attribute that has no quotation marks. */
    UNQUOTED,
    /** In a tag of HTML, outside the values of its attributes. */
    TAG,
    /** At the start of the value of {@code href}, so that it is to be an address. */
    LINK,
    /** At the start of the value of {@code src} and the like, so that it is to be the address of an image. */
    IMAGE,
    /** In an address that began before. */
    LINK_PART,
    /** In the value of {@code onclick} and the like: a script in HTML. */
    HANDLER,
    /** In a style sheet. */
    STYLE,
    /** In a text of JSON or of a script, between its quotation marks. */
    STRING,
    /** In JSON or in a script, outside all texts. */
    CODE
}
