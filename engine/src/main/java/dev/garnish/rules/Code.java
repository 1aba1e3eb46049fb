package dev.garnish.rules;

import static dev.garnish.rules.Severity.ERROR;
import static dev.garnish.rules.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem a rule set can have. The number is stable: R1xx reading, R2xx names, R3xx types, R4xx structure
 * and limits, R5xx what only the catalog's rows show. {@code garnish explain-error} explains them
 * about each.
 */
public enum Code {
    UNEXPECTED_CHARACTER(101),
    INVISIBLE_CHARACTER(102),
    FOREIGN_LETTER(103),
    CURLY_QUOTES(104),
    TEXT_NOT_CLOSED(105),
    UNKNOWN_ESCAPE(106),
    BAD_UNICODE_ESCAPE(107),
    BAD_NUMBER(108),
    LONG_NUMBER(109),
    FOREIGN_COMMENT(110),
    SINGLE_EQUALS(111),
    ASSIGNMENT(112),
    SINGLE_AND_OR(113),
    TRIPLE_EQUALS(114),
    ANGLE_NOT_EQUAL(115),
    ARROW(116),
    WORD_OPERATOR(117),
    LEFT_OUT_OPERATOR(118),
    TYPE_TEST(119),
    PROGRAM_WORD(120),
    SEMICOLON(121),
    BRACES(122),
    NULL_SAFE_OPERATOR(123),
    CHAINED_COMPARISON(124),
    EXPRESSION_MISSING(125),
    NOT_CLOSED(126),
    NOT_OPENED(127),
    COMPUTED_INDEX(128),
    COMPUTED_LIST(129),
    NAME_MISSING(130),
    LEFT_OVER(131),
    USE_MISSING(132),
    UNKNOWN_KEYWORD(133),
    UNKNOWN_OPTION(134),
    BAD_UNKNOWN_ITEM(135),
    BAD_DROP(136),
    BAD_RECIPIENT(137),
    ATTRIBUTE_NAME_MISSING(138),
    BAD_MAX(139),
    BAD_TABLE(140),
    BAD_TEST(141),
    BAD_GIVEN(142),
    BAD_EXPECT(143),
    BAD_ITEMS(144),
    BAD_LABEL(145),
    WHEN_BEHIND_USE(146),
    OUT_OF_PLACE(147),
    EMPTY_LIST(148),
    CHOICE_WITHOUT_COLON(149),
    MERGE_CONFLICT(150),
    BULLET(151),
    BAD_ZONE(152),
    BAD_VALUE(153),

    UNKNOWN_COLUMN(201),
    UNKNOWN_FUNCTION(202),
    UNKNOWN_METHOD(203),
    UNKNOWN_RECIPIENT_FIELD(204),
    UNKNOWN_NAME(205),
    CLASS_NAME(206),
    BARE_ITEM(207),
    BARE_RECIPIENT(208),
    UNKNOWN_TABLE(209),
    UNKNOWN_ATTRIBUTE(210),
    NOT_CALLED(211),
    FUNCTION_OR_METHOD(212),
    NO_SUCH_PART(213),
    UNREAD_GIVEN(214, WARNING),
    PLACEHOLDER(215, WARNING),
    TEST_WITHOUT_TODAY(216, WARNING),
    UNKNOWN_VALUE(217),

    DIFFERENT_TYPES(301),
    TEXT_PLUS_OTHER(302),
    NOT_A_NUMBER(303),
    WHEN_NOT_TRUTH(304),
    VALUE_NOT_TEXT(305),
    WRONG_ARGUMENT(306),
    WRONG_ARGUMENT_COUNT(307),
    BRANCHES_DIFFER(308),
    NOT_TRUTH(309),
    MIXED_LIST(310),
    IN_WITHOUT_LIST(311),
    CONTAINS_MISFIT(312),
    NO_ORDER(313),
    LISTS_COMPARED(314),
    EMPTY_OUT_OF_PLACE(315),
    BLANK_COMPARED(316),
    INDEX_WITHOUT_LIST(317),
    NEVER_A_VALUE(318),
    BAD_NUMBER_PATTERN(319),
    UNKNOWN_LOCALE(320),
    UNKNOWN_CURRENCY(321),
    BAD_DATE_PATTERN(322),
    BAD_DAY(323),
    NOT_WRITTEN(324),
    ITEMS_AS_VALUE(325),
    PERIOD_WITHOUT_DATE(326),

    ATTRIBUTE_TWICE(401),
    ELSE_MISSING(402),
    ELSE_MAY_MISS(403),
    BEHIND_ELSE(404),
    ELSE_TWICE(405),
    TOO_MANY_ATTRIBUTES(406),
    NO_ATTRIBUTE(407),
    BAD_ATTRIBUTE_NAME(408),
    EXPRESSION_TOO_LONG(409),
    NESTED_TOO_DEEP(410),
    TOO_MANY_PARTS(411),
    FILE_TOO_LARGE(412),
    UNKNOWN_ITEM_TWICE(413),
    RECIPIENT_TWICE(414),
    TABLE_TWICE(415),
    ITEM_OUT_OF_PLACE(416),
    POSITION_OUT_OF_PLACE(417),
    ITEMS_OUT_OF_PLACE(418),
    OPTION_TWICE(419),
    OPTION_ALONE(420),
    MAX_OUT_OF_RANGE(421),
    IMAGE_SHORTENED(422),
    BAD_HOST(423),
    ELSE_BREAKS_LIMIT(424),
    TABLE_FILE_MISSING(425),
    BAD_TABLE_ROW(426),
    TABLE_KEY_TWICE(427),
    TABLE_TOO_LARGE(428),
    TABLE_ELSEWHERE(429),
    TEST_TWICE(430),
    EXPECT_SHAPE(431),
    EXPECT_LENGTH(432),
    EXPECT_TWICE(433),
    GIVEN_TWICE(434),
    TEST_WITHOUT_EXPECT(435),
    LABEL_TWICE(436),
    ITEMS_TWICE(437),
    GIVEN_ONE_VALUE(438),
    RULES_TOO_LARGE(439),
    TABLE_UNREADABLE(440),
    ZONE_TWICE(441),
    VALUE_CIRCLE(442),
    VALUE_TWICE(443),
    VALUE_UNREAD(444, WARNING),

    MORE_PROBLEMS(500, WARNING),
    CASE_SHADOWED(501, WARNING),
    CASE_NEVER_APPLIES(502, WARNING),
    LITERAL_NOT_HELD(503, WARNING),
    ALWAYS_ELSE(504, WARNING),
    VALUES_SHORTENED(505, WARNING),
    VALUES_TOO_LONG(506, WARNING),
    IMAGES_REFUSED(507, WARNING),
    TABLE_UNUSED(508, WARNING),
    DROPS_EVERYTHING(509, WARNING),
    LOOKUP_MISSES(510, WARNING),
    VALUE_NOT_SENT(515, WARNING),
    RULES_FOR_NOBODY(516, WARNING);

    private final String id;
    private final Severity severity;

    Code(int number) {
        this(number, ERROR);
    }

    Code(int number, Severity severity) {
        this.id = "R" + number;
        this.severity = severity;
    }

    /** As printed: {@code R201}. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** What it means, at length, with an example. */
    public CodeExplanation explanation() {
        return CodeExplanation.of(this);
    }

    /** The code of an id such as {@code R201}. */
    public static Optional<Code> of(String id) {
        return Arrays.stream(values())
                .filter(code -> code.id.equalsIgnoreCase(id))
                .findFirst();
    }
}
