package dev.garnish.rules;

import static dev.garnish.rules.Severity.ERROR;
import static dev.garnish.rules.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem that a rule set can have, in the order of the numbers, which are stable: R1xx reading, R2xx names,
 * R3xx types, R4xx structure and limits, R5xx what only the catalog's rows show, R6xx message templates. The comments here
 * are the titles; {@link #explanation()}, {@code garnish explain-error} and {@code docs/problems.md} say more about each.
 */
public enum Code {
    /** A sign the language does not know. */
    UNEXPECTED_CHARACTER(101),
    /** An invisible character. */
    INVISIBLE_CHARACTER(102),
    /** A letter beyond A-Z in a name. */
    FOREIGN_LETTER(103),
    /** Curly quotes. */
    CURLY_QUOTES(104),
    /** A text that is not closed. */
    TEXT_NOT_CLOSED(105),
    /** An unknown escape. */
    UNKNOWN_ESCAPE(106),
    /** A broken Unicode escape. */
    BAD_UNICODE_ESCAPE(107),
    /** A malformed number. */
    BAD_NUMBER(108),
    /** A number with too many digits. */
    LONG_NUMBER(109),
    /** A comment of another language. */
    FOREIGN_COMMENT(110),
    /** A single {@code =} between values. */
    SINGLE_EQUALS(111),
    /** An operator that changes a value. */
    ASSIGNMENT(112),
    /** A single {@code &} or {@code |}. */
    SINGLE_AND_OR(113),
    /** {@code ===} or {@code !==}. */
    TRIPLE_EQUALS(114),
    /** {@code <>}. */
    ANGLE_NOT_EQUAL(115),
    /** An arrow. */
    ARROW(116),
    /** An operator written as a word. */
    WORD_OPERATOR(117),
    /** An operator that is left out. */
    LEFT_OUT_OPERATOR(118),
    /** A question for a type. */
    TYPE_TEST(119),
    /** A word of programming languages. */
    PROGRAM_WORD(120),
    /** A semicolon. */
    SEMICOLON(121),
    /** Braces. */
    BRACES(122),
    /** An operator against null. */
    NULL_SAFE_OPERATOR(123),
    /** Two comparisons in a row. */
    CHAINED_COMPARISON(124),
    /** A value is missing. */
    EXPRESSION_MISSING(125),
    /** A bracket that is not closed. */
    NOT_CLOSED(126),
    /** A bracket that closes nothing. */
    NOT_OPENED(127),
    /** A computed index. */
    COMPUTED_INDEX(128),
    /** A list with computed entries. */
    COMPUTED_LIST(129),
    /** A name is missing behind a dot. */
    NAME_MISSING(130),
    /** Something left over. */
    LEFT_OVER(131),
    /** A {@code when} without {@code use}. */
    USE_MISSING(132),
    /** A line that starts with an unknown word. */
    UNKNOWN_KEYWORD(133),
    /** An unknown option. */
    UNKNOWN_OPTION(134),
    /** A broken {@code unknown item} line. */
    BAD_UNKNOWN_ITEM(135),
    /** A broken {@code drop item} line. */
    BAD_DROP(136),
    /** A broken {@code recipient} line. */
    BAD_RECIPIENT(137),
    /** An attribute without a name. */
    ATTRIBUTE_NAME_MISSING(138),
    /** {@code max} without a number. */
    BAD_MAX(139),
    /** A broken {@code table} line. */
    BAD_TABLE(140),
    /** A test without a name. */
    BAD_TEST(141),
    /** A broken {@code given} line. */
    BAD_GIVEN(142),
    /** A broken {@code expect} line. */
    BAD_EXPECT(143),
    /** A broken {@code items} line. */
    BAD_ITEMS(144),
    /** A broken label. */
    BAD_LABEL(145),
    /** A {@code when} behind its {@code use}. */
    WHEN_BEHIND_USE(146),
    /** A line out of place. */
    OUT_OF_PLACE(147),
    /** An empty list. */
    EMPTY_LIST(148),
    /** {@code ?} without its {@code :}. */
    CHOICE_WITHOUT_COLON(149),
    /** An open merge conflict. */
    MERGE_CONFLICT(150),
    /** A bullet or a number before a line. */
    BULLET(151),
    /** An unknown time zone. */
    BAD_ZONE(152),
    /** A {@code value} that is written wrongly. */
    BAD_VALUE(153),
    /** An {@code include} that is written wrongly. */
    BAD_INCLUDE(154),

    /** An unknown column. */
    UNKNOWN_COLUMN(201),
    /** An unknown function. */
    UNKNOWN_FUNCTION(202),
    /** An unknown method. */
    UNKNOWN_METHOD(203),
    /** An unknown field of the recipient. */
    UNKNOWN_RECIPIENT_FIELD(204),
    /** A name that means nothing. */
    UNKNOWN_NAME(205),
    /** A name from inside the program. */
    CLASS_NAME(206),
    /** {@code item} alone. */
    BARE_ITEM(207),
    /** {@code recipient} alone. */
    BARE_RECIPIENT(208),
    /** An unknown table. */
    UNKNOWN_TABLE(209),
    /** A test of an unknown attribute. */
    UNKNOWN_ATTRIBUTE(210),
    /** A method without brackets. */
    NOT_CALLED(211),
    /** A function written as a method, or the other way round. */
    FUNCTION_OR_METHOD(212),
    /** A part that is not there. */
    NO_SUCH_PART(213),
    /** A test sets what no rule reads. */
    UNREAD_GIVEN(214, WARNING),
    /** A placeholder that nobody fills in. */
    PLACEHOLDER(215, WARNING),
    /** A test of rules that read the day, without a day. */
    TEST_WITHOUT_TODAY(216, WARNING),
    /** An unknown {@code value}. */
    UNKNOWN_VALUE(217),
    /** A text that was encoded twice. */
    ENCODED_TWICE(218, WARNING),

    /** Different types compared. */
    DIFFERENT_TYPES(301),
    /** Text plus something else. */
    TEXT_PLUS_OTHER(302),
    /** Arithmetic with something that is no number. */
    NOT_A_NUMBER(303),
    /** A {@code when} that is no condition. */
    WHEN_NOT_TRUTH(304),
    /** A value that is no text. */
    VALUE_NOT_TEXT(305),
    /** A wrong argument. */
    WRONG_ARGUMENT(306),
    /** A wrong number of arguments. */
    WRONG_ARGUMENT_COUNT(307),
    /** Values of different types to choose from. */
    BRANCHES_DIFFER(308),
    /** Something that is no condition. */
    NOT_TRUTH(309),
    /** A list of several types. */
    MIXED_LIST(310),
    /** {@code in} without a list. */
    IN_WITHOUT_LIST(311),
    /** {@code contains} with what cannot contain it. */
    CONTAINS_MISFIT(312),
    /** Values without order. */
    NO_ORDER(313),
    /** A list compared as a whole. */
    LISTS_COMPARED(314),
    /** {@code empty} where it cannot be asked. */
    EMPTY_OUT_OF_PLACE(315),
    /** A comparison with a blank text. */
    BLANK_COMPARED(316),
    /** An entry of something that is no list. */
    INDEX_WITHOUT_LIST(317),
    /** A case that never gives a value. */
    NEVER_A_VALUE(318),
    /** A broken pattern for numbers. */
    BAD_NUMBER_PATTERN(319),
    /** An unknown locale. */
    UNKNOWN_LOCALE(320),
    /** An unknown currency. */
    UNKNOWN_CURRENCY(321),
    /** A broken pattern for dates. */
    BAD_DATE_PATTERN(322),
    /** Not a day. */
    BAD_DAY(323),
    /** A text that must be written out. */
    NOT_WRITTEN(324),
    /** {@code items} used as a value. */
    ITEMS_AS_VALUE(325),
    /** A period of time without a date. */
    PERIOD_WITHOUT_DATE(326),
    /** Texts for other forms than the language has. */
    PLURAL_FORMS(327),
    /** A number that is never reached. */
    NEVER_REACHED(328, WARNING),

    /** An attribute that stands twice. */
    ATTRIBUTE_TWICE(401),
    /** An attribute without {@code else}. */
    ELSE_MISSING(402),
    /** An {@code else} that can be missing. */
    ELSE_MAY_MISS(403),
    /** A case behind {@code else}. */
    BEHIND_ELSE(404),
    /** Two {@code else}. */
    ELSE_TWICE(405),
    /** Too many attributes. */
    TOO_MANY_ATTRIBUTES(406),
    /** No attribute. */
    NO_ATTRIBUTE(407),
    /** A name an attribute cannot have. */
    BAD_ATTRIBUTE_NAME(408),
    /** An expression that is too long. */
    EXPRESSION_TOO_LONG(409),
    /** An expression that is nested too deep. */
    NESTED_TOO_DEEP(410),
    /** An expression with too many parts. */
    TOO_MANY_PARTS(411),
    /** A file that is too large. */
    FILE_TOO_LARGE(412),
    /** Two {@code unknown item} lines. */
    UNKNOWN_ITEM_TWICE(413),
    /** Two {@code recipient when} lines. */
    RECIPIENT_TWICE(414),
    /** A table that stands twice. */
    TABLE_TWICE(415),
    /** {@code item} where there is none. */
    ITEM_OUT_OF_PLACE(416),
    /** {@code position} where there is none. */
    POSITION_OUT_OF_PLACE(417),
    /** {@code items} where there are none yet. */
    ITEMS_OUT_OF_PLACE(418),
    /** An option that stands twice. */
    OPTION_TWICE(419),
    /** An option that belongs to another. */
    OPTION_ALONE(420),
    /** A {@code max} out of range. */
    MAX_OUT_OF_RANGE(421),
    /** An image that would be shortened. */
    IMAGE_SHORTENED(422),
    /** A broken host. */
    BAD_HOST(423),
    /** An {@code else} against its attribute's own limits. */
    ELSE_BREAKS_LIMIT(424),
    /** A table's file is missing. */
    TABLE_FILE_MISSING(425),
    /** A broken row of a table. */
    BAD_TABLE_ROW(426),
    /** A key that stands twice in a table. */
    TABLE_KEY_TWICE(427),
    /** A table that is too large. */
    TABLE_TOO_LARGE(428),
    /** A table in another folder. */
    TABLE_ELSEWHERE(429),
    /** Two tests of one name. */
    TEST_TWICE(430),
    /** An expectation of another shape. */
    EXPECT_SHAPE(431),
    /** An expectation of another length. */
    EXPECT_LENGTH(432),
    /** An attribute expected twice. */
    EXPECT_TWICE(433),
    /** A field given twice. */
    GIVEN_TWICE(434),
    /** A test that expects nothing. */
    TEST_WITHOUT_EXPECT(435),
    /** A label that stands twice. */
    LABEL_TWICE(436),
    /** Two {@code items} lines. */
    ITEMS_TWICE(437),
    /** Several values for a field that has one. */
    GIVEN_ONE_VALUE(438),
    /** A rule set that is too large. */
    RULES_TOO_LARGE(439),
    /** A table that cannot be read. */
    TABLE_UNREADABLE(440),
    /** Two time zones. */
    ZONE_TWICE(441),
    /** Values that read each other in a circle. */
    VALUE_CIRCLE(442),
    /** Two values of one name. */
    VALUE_TWICE(443),
    /** A value that nothing reads. */
    VALUE_UNREAD(444, WARNING),
    /** An included file in a folder that is not below its rules. */
    INCLUDE_ELSEWHERE(445),
    /** An included file that is missing. */
    INCLUDE_MISSING(446),
    /** An included file that cannot be read. */
    INCLUDE_UNREADABLE(447),
    /** Files that include each other in a circle. */
    INCLUDE_CIRCLE(448),
    /** A table by language whose heading names none. */
    BAD_TABLE_HEADING(449),
    /** A {@code max} that leaves room for no letter. */
    MAX_TOO_SMALL(450, WARNING),

    /** More problems than are shown. */
    MORE_PROBLEMS(500, WARNING),
    /** A case that another one always comes before. */
    CASE_SHADOWED(501, WARNING),
    /** A case that applies to no item. */
    CASE_NEVER_APPLIES(502, WARNING),
    /** A value that no item has. */
    LITERAL_NOT_HELD(503, WARNING),
    /** An attribute that is always its {@code else}. */
    ALWAYS_ELSE(504, WARNING),
    /** Values that {@code max} cuts. */
    VALUES_SHORTENED(505, WARNING),
    /** Values that are too long to be sent. */
    VALUES_TOO_LONG(506, WARNING),
    /** Images that cannot be sent. */
    IMAGES_REFUSED(507, WARNING),
    /** A table that no rule uses. */
    TABLE_UNUSED(508, WARNING),
    /** A condition that drops every item. */
    DROPS_EVERYTHING(509, WARNING),
    /** Look-ups without a row. */
    LOOKUP_MISSES(510, WARNING),
    /** A value that no host sends. */
    VALUE_NOT_SENT(515, WARNING),
    /** Rules that are for no recipient. */
    RULES_FOR_NOBODY(516, WARNING),
    /** Keys without a text in a language. */
    TEXTS_MISSING(517, WARNING),

    /** A template reads an attribute that the rules do not fill. */
    TEMPLATE_ATTRIBUTE(601),
    /** A template reads a list without a position. */
    TEMPLATE_WITHOUT_POSITION(602),
    /** A template reads a position of one text. */
    TEMPLATE_POSITION_OF_TEXT(603),
    /** A template reads a position that no message has. */
    TEMPLATE_POSITION_BEYOND(604, WARNING),
    /** A template reads a position that may be empty. */
    TEMPLATE_POSITION_EMPTY(605, WARNING),
    /** A template shows a text in HTML without escaping it. */
    TEMPLATE_NOT_ESCAPED(606),
    /** A template escapes what is escaped already. */
    TEMPLATE_ESCAPED_TWICE(607, WARNING),
    /** A template whose tags or blocks do not match. */
    TEMPLATE_BROKEN(608),
    /** A template shows a value where no escape fits. */
    TEMPLATE_PLACE_UNSAFE(609),
    /** A template shows a text in JSON without escaping it. */
    TEMPLATE_NOT_ESCAPED_FOR_JSON(610),
    /** A template escapes for HTML what is none. */
    TEMPLATE_ESCAPED_FOR_HTML(611, WARNING),
    /** A template shows a text where an address is expected. */
    TEMPLATE_ADDRESS(612, WARNING);

    private final String id;
    private final Severity severity;

    Code(int number) {
        this(number, ERROR);
    }

    Code(int number, Severity severity) {
        this.id = "R" + number;
        this.severity = severity;
    }

    /** {@return the code as it is printed, {@code R201} for instance} */
    public String id() {
        return id;
    }

    /** {@return whether rules with such a problem are refused; never null} */
    public Severity severity() {
        return severity;
    }

    /** {@return what it means, at length, with an example; read from the jar at each call} */
    public CodeExplanation explanation() {
        return CodeExplanation.of(this);
    }

    /**
     * The code of an id.
     *
     * @param id such as {@code R201}, in upper or lower case
     * @return empty where no code has this id
     */
    public static Optional<Code> of(String id) {
        return Arrays.stream(values())
                .filter(code -> code.id.equalsIgnoreCase(id))
                .findFirst();
    }
}
